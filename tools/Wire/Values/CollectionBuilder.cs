using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using CodeFirst.Wire.Contracts;

namespace CodeFirst.Wire.Values;

/// <summary>A list, set or map of whatever type the member is declared as.</summary>
internal static class CollectionBuilder
{
    private static readonly Type[] Immutable =
    [
        typeof(ImmutableArray), typeof(ImmutableList), typeof(ImmutableHashSet), typeof(ImmutableSortedSet), typeof(ImmutableDictionary),
        typeof(ImmutableSortedDictionary),
    ];

    /// <summary>Fills a new collection. Of items with one key, or equal ones of a set, the last stays.</summary>
    public static object Build(WireMember member, IReadOnlyList<object> items)
    {
        var element = member.IsMap ? typeof(KeyValuePair<,>).MakeGenericType([.. member.ItemTypes]) : member.ItemTypes[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in member.IsMap ? LastOfEachKey(items) : items)
            list.Add(item);

        if (member.Type.IsArray)
            return typeof(Enumerable).GetMethod(nameof(Enumerable.ToArray))!.MakeGenericMethod(element).Invoke(null, [list])!;
        if (ImmutableFactory(member) is { } create)
            return create.Invoke(null, [list])!;
        return Fill(Concrete(member, element), element, list);
    }

    private static object Fill(Type type, Type element, IList items)
    {
        var collection = typeof(ICollection<>).MakeGenericType(element);
        // a Queue<T> is none
        if (!type.IsAssignableTo(collection))
            return Activator.CreateInstance(type, items)!;
        var filled = Activator.CreateInstance(type)!;
        var add = collection.GetMethod(nameof(ICollection<>.Add))!;
        foreach (var item in items)
            add.Invoke(filled, [item]);
        return filled;
    }

    private static IEnumerable<object> LastOfEachKey(IReadOnlyList<object> entries)
    {
        var key = entries[0].GetType().GetProperty("Key")!;
        return entries.GroupBy(entry => key.GetValue(entry)).Select(group => group.Last());
    }

    private static MethodInfo? ImmutableFactory(WireMember member)
    {
        var name = member.Type.Name.Split('`')[0];
        var isInterface = member.Type.IsInterface && name.StartsWith("IImmutable", StringComparison.Ordinal);
        var wanted = isInterface ? name[1..] : name;
        var factory = Immutable.FirstOrDefault(type => type.Name == (wanted == "ImmutableSet" ? nameof(ImmutableHashSet) : wanted));
        return factory?.GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.CreateRange)
                && method.GetGenericArguments().Length == member.ItemTypes.Count
                && method.GetParameters() is [{ ParameterType: { IsGenericType: true } only }]
                && only.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .MakeGenericMethod([.. member.ItemTypes]);
    }

    private static Type Concrete(WireMember member, Type element)
    {
        if (!member.Type.IsInterface)
            return member.Type;
        if (member.IsMap)
            return typeof(Dictionary<,>).MakeGenericType([.. member.ItemTypes]);
        return (member.Type.GetGenericTypeDefinition() == typeof(ISet<>) ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(element);
    }
}
