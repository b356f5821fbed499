using CodeFirst.Annotations;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace Acme_Starter.Contracts;

/// <summary>Items, each with an id and a name: add one, get one, list all.</summary>
[Service("acme_starter.StarterService")]
public interface IStarterService
{
    /// <summary>
    /// Returns one item.
    /// Fails with NOT_FOUND when there is no item with that id.
    /// </summary>
    /// <param name="request">Which item.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects), DefaultTimeout(5)]
    ValueTask<Item> GetItem(GetItemRequest request, CallContext context = default);

    /// <summary>Adds an item, and returns it with its id.</summary>
    /// <param name="request">The item.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, DefaultTimeout(5)]
    ValueTask<Item> AddItem(AddItemRequest request, CallContext context = default);

    /// <summary>Lists all items, or those after one, by rising id.</summary>
    /// <param name="request">Which items.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects)]
    IAsyncEnumerable<Item> ListItems(ListItemsRequest request, CallContext context = default);
}
