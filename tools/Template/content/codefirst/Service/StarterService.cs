using Acme_Starter.Contracts;
using CodeFirst.Hosting;
using ProtoBuf.Grpc;

namespace Acme_Starter.Service;

/// <summary>The contract, answered from a store. Requests come here only when they keep the limits of their messages.</summary>
internal sealed class StarterService(IItemStore store) : IStarterService
{
    private static readonly CallFailures Failures = new("acme_starter.StarterService");

    public async ValueTask<Item> GetItem(GetItemRequest request, CallContext context = default) =>
        await store.FindAsync(request.ItemId, context.CancellationToken)
        ?? throw Failures.NotFound(
            "ITEM_NOT_FOUND", $"There is no item with item_id {request.ItemId}.", "acme_starter.Item", $"items/{request.ItemId}");

    public ValueTask<Item> AddItem(AddItemRequest request, CallContext context = default) =>
        store.AddAsync(request.Name, context.CancellationToken);

    public IAsyncEnumerable<Item> ListItems(ListItemsRequest request, CallContext context = default) =>
        store.ListAsync(request.AfterItemId, context.CancellationToken);
}
