using System.Collections;
using System.Collections.Immutable;

namespace CodeFirst.Codec.Model;

/// <summary>An immutable list that is equal to another of equal elements: the compiler skips what depends on an unchanged one.</summary>
internal readonly struct Equatable<T>(ImmutableArray<T> items) : IEquatable<Equatable<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _items = items;

    public int Count => _items.IsDefault ? 0 : _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(Equatable<T> other) => this.SequenceEqual(other);

    public override bool Equals(object? obj) => obj is Equatable<T> other && Equals(other);

    public override int GetHashCode() => this.Aggregate(Count, (hash, item) => unchecked(hash * 31 + item.GetHashCode()));

    public IEnumerator<T> GetEnumerator() => (_items.IsDefault ? [] : _items.AsEnumerable()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
