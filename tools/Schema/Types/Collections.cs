using System.Collections.Immutable;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>Which C# collections are lists and maps of protobuf.</summary>
internal static class Collections
{
    private static readonly HashSet<Type> Lists =
    [
        typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>),
        typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>),
        typeof(HashSet<>), typeof(ISet<>), typeof(SortedSet<>), typeof(Queue<>), typeof(System.Collections.ObjectModel.Collection<>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(IImmutableList<>),
        typeof(ImmutableHashSet<>), typeof(IImmutableSet<>), typeof(ImmutableSortedSet<>),
    ];

    private static readonly HashSet<Type> Maps =
        [typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(IImmutableDictionary<,>)];

    private static readonly HashSet<Type> Keys =
    [
        typeof(bool), typeof(string), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort),
    ];

    public static bool IsList(Type type)
        => type.IsSZArray || (type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition()));

    /// <summary>Written as entries of a key and a value: a map, or what protobuf-net writes in its place.</summary>
    public static bool IsDictionary(ValueMember member)
        => member.ItemType is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>protobuf-net adds what it reads to the collection that is there, whatever interface it is declared as.</summary>
    public static bool CanAdd(ValueMember member, object initial)
        => !member.MemberType.IsInterface
            || member.MemberType.Namespace == typeof(IImmutableList<>).Namespace
            || (typeof(ICollection<>).MakeGenericType(member.ItemType) is var collection
                && collection.IsInstanceOfType(initial)
                && collection.GetProperty(nameof(ICollection<>.IsReadOnly))!.GetValue(initial) is false);

    public static bool IsSet(Type type) => type.GetInterfaces().Append(type).Any(face =>
        face.IsGenericType && (face.GetGenericTypeDefinition() is var set) && (set == typeof(ISet<>) || set == typeof(IImmutableSet<>)));

    /// <summary>A sorted set cannot hold two elements of a type without an order.</summary>
    public static bool CannotSort(Type list, Type item)
        => list.IsGenericType
            && (list.GetGenericTypeDefinition() is var set)
            && (set == typeof(SortedSet<>) || set == typeof(ImmutableSortedSet<>))
            && !typeof(IComparable).IsAssignableFrom(item)
            && !typeof(IComparable<>).MakeGenericType(item).IsAssignableFrom(item);

    /// <summary>Whether protobuf-net can make one, or fill the one that is there.</summary>
    public static bool IsMap(Type type)
    {
        if (!type.IsGenericType || type.GetInterfaces().Append(type).All(face => !face.IsGenericType || !Maps.Contains(face.GetGenericTypeDefinition())))
            return false;
        return type.IsInterface || type.Namespace == typeof(IImmutableList<>).Namespace || type.GetConstructor([]) is not null;
    }

    public static bool IsMapKey(Type type) => Keys.Contains(type);

    public static bool IsRepeated(Type type) => type != typeof(byte[]) && type != typeof(string)
        && (type.IsArray || (typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && !ContractTypes.IsMessage(type)));
}
