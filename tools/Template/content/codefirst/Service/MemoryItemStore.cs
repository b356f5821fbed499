using System.Runtime.CompilerServices;
using Acme_Starter.Contracts;

namespace Acme_Starter.Service;

/// <summary>Items that live as long as the program. Put a database in its place.</summary>
internal sealed class MemoryItemStore : IItemStore
{
    private readonly Lock _lock = new();
    private readonly List<Item> _items = [new() { ItemId = 1, Name = "the first" }, new() { ItemId = 2, Name = "the second" }];

    public ValueTask<Item?> FindAsync(int itemId, CancellationToken cancellationToken)
    {
        lock (_lock)
            return new(_items.Find(item => item.ItemId == itemId));
    }

    public ValueTask<Item> AddAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var item = new Item { ItemId = _items.Count + 1, Name = name };
            _items.Add(item);
            return new(item);
        }
    }

    public async IAsyncEnumerable<Item> ListAsync(int afterItemId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Item[] items;
        lock (_lock)
            items = [.. _items.Where(item => item.ItemId > afterItemId)];
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        await ValueTask.CompletedTask;
    }
}
