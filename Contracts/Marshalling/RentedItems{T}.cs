using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CodeFirst.Marshalling;

/// <summary>The elements of a collection that has no order of its own to go backwards in, copied to a pooled array.</summary>
/// <typeparam name="T">Their type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RentedItems<T>
{
    private readonly T[]? _rented;

    internal RentedItems(ReadOnlySpan<T> items, T[]? rented)
    {
        Span = items;
        _rented = rented;
    }

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> Span { get; }

    /// <summary>Gives the array back, without what it held.</summary>
    public void Dispose()
    {
        if (_rented is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            _rented.AsSpan(0, Span.Length).Clear();
        ArrayPool<T>.Shared.Return(_rented);
    }
}
