using System.Reflection;
using ProtoBuf;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>
/// The inheritance trees of <c>[ProtoInclude]</c>. protobuf-net writes every value of a tree from its root: the message of the root holds
/// that of the subtype as a field, and so on down.
/// </summary>
internal static class Hierarchy
{
    /// <summary>The type whose message is written for a value of this one: itself outside of a tree.</summary>
    public static Type Root(Type type) => Path(type)[0];

    /// <summary>From the root down to the type.</summary>
    public static IReadOnlyList<Type> Path(Type type)
    {
        var path = new List<Type>();
        for (var meta = ContractTypes.FindMeta(type, out _); meta is not null; meta = meta.BaseType)
            path.Insert(0, meta.Type);
        return path.Count == 0 ? [type] : path;
    }

    /// <summary>The direct subtypes by number.</summary>
    public static IReadOnlyList<SubType> Subtypes(Type type)
        => ContractTypes.FindMeta(type, out _) is { HasSubtypes: true } meta
            ? [.. meta.GetSubtypes().OrderBy(subtype => subtype.FieldNumber)]
            : [];

    /// <summary>The types that a value of this type can have: itself unless it is abstract, and every subtype.</summary>
    public static IEnumerable<Type> Concrete(Type type)
    {
        var below = Subtypes(type).SelectMany(subtype => Concrete(subtype.DerivedType.Type));
        return type.IsAbstract ? below : below.Prepend(type);
    }

    /// <summary>Base types and interfaces that include the type, though protobuf-net does not find them when it meets the type first.</summary>
    public static Type? FindHiddenBase(Type type)
    {
        var bases = new List<Type>(type.GetInterfaces().OrderBy(other => other.FullName, StringComparer.Ordinal));
        for (var above = type.BaseType?.BaseType; above is not null; above = above.BaseType)
            bases.Add(above);
        return bases.Find(other => Includes(other).Any(include => Subtype(other, include) == type));
    }

    /// <summary>The type that an attribute names, in the assembly of the base type when it says no other.</summary>
    public static Type? Subtype(Type type, ProtoIncludeAttribute include)
        => include.KnownType ?? type.Assembly.GetType(include.KnownTypeName.Split(',')[0].Trim());

    public static IEnumerable<ProtoIncludeAttribute> Includes(Type type)
        => type.GetCustomAttributes<ProtoIncludeAttribute>(inherit: false).OrderBy(include => include.Tag);
}
