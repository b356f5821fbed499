using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CodeFirst.Marshalling;

/// <summary>Collections as generated code needs them: as spans to write, and with room to read into.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Items
{
    /// <summary>The elements of a list, which nobody changes meanwhile.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="list">The list; <see langword="null"/> is empty.</param>
    /// <returns>The elements.</returns>
    public static ReadOnlySpan<T> Of<T>(List<T>? list) => CollectionsMarshal.AsSpan(list);

    /// <inheritdoc cref="Of{T}(List{T})"/>
    public static ReadOnlySpan<T> Of<T>(T[]? list) => list;

    /// <summary>The elements of a collection in its own order.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="items">The collection; <see langword="null"/> is empty.</param>
    /// <returns>The elements; to be disposed of.</returns>
    public static RentedItems<T> Rent<T>(ICollection<T>? items)
    {
        if (items is not { Count: > 0 and var count })
            return default;
        var rented = ArrayPool<T>.Shared.Rent(count);
        items.CopyTo(rented, 0);
        return new RentedItems<T>(rented.AsSpan(0, count), rented);
    }

    /// <summary>Makes room for more elements, exactly so much when there are none yet.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="more">How many come.</param>
    public static void Reserve<T>(List<T> list, int more)
    {
        if (list.Count == 0 && list.Capacity < more)
            list.Capacity = more;
        else
            list.EnsureCapacity(list.Count + more);
    }

    /// <summary>Adds elements that the caller fills in.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="more">How many.</param>
    /// <returns>The new elements.</returns>
    public static Span<T> Extend<T>(List<T> list, int more)
    {
        var count = list.Count;
        Reserve(list, more);
        CollectionsMarshal.SetCount(list, count + more);
        return CollectionsMarshal.AsSpan(list)[count..];
    }

    /// <summary>An array with what was read behind it.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="before">What was there.</param>
    /// <param name="read">What was read.</param>
    /// <returns>Both.</returns>
    public static T[] Append<T>(T[]? before, List<T> read) => before is { Length: > 0 } ? [.. before, .. read] : [.. read];

    /// <summary>The failure of a list or map that holds nothing where a message, a string or bytes belong.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The exception to throw.</returns>
    public static Exception NullIn(string member) =>
        new InvalidOperationException($"{member} holds null, which protobuf has no word for; leave the element out.");

    /// <summary>The failure of a message whose class is derived from the contract's.</summary>
    /// <param name="message">The message.</param>
    /// <param name="expected">The contract's class.</param>
    /// <returns>The exception to throw.</returns>
    public static Exception Derived(object message, Type expected)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new InvalidOperationException(
            $"A {message.GetType()} cannot be written as a {expected}: the contract does not know it; name it in a [ProtoInclude].");
    }
}
