using System.Buffers;
using System.Runtime.CompilerServices;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>A list in a pooled array, for the time of one method.</summary>
internal ref struct PooledList<T>
{
    private T[]? _items;

    public int Count { get; private set; }

    public readonly Span<T> Span => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == (_items?.Length ?? 0))
            Grow();
        _items![Count++] = item;
    }

    public void Truncate(int count) => Count = count;

    public void Dispose()
    {
        Return(_items);
        this = default;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(8, 2 * Count));
        Span.CopyTo(larger);
        Return(_items);
        _items = larger;
    }

    private static void Return(T[]? items)
    {
        if (items is not null)
            ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }
}
