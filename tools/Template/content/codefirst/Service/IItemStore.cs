using Acme_Starter.Contracts;

namespace Acme_Starter.Service;

/// <summary>Where the items are.</summary>
internal interface IItemStore
{
    /// <returns><see langword="null"/> when there is no item with that id.</returns>
    ValueTask<Item?> FindAsync(int itemId, CancellationToken cancellationToken);

    ValueTask<Item> AddAsync(string name, CancellationToken cancellationToken);

    /// <summary>The items with a greater id, by rising id.</summary>
    IAsyncEnumerable<Item> ListAsync(int afterItemId, CancellationToken cancellationToken);
}
