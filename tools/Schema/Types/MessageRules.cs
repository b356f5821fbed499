using System.Collections;
using System.Reflection;
using CodeFirst.Schema.Refusals;
using ProtoBuf;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>What must hold for a message whatever its fields are.</summary>
internal static class MessageRules
{
    /// <summary>Adds what is wrong; <see langword="false"/> when the fields cannot be looked at.</summary>
    public static bool Check(Type type, FindingList findings)
    {
        var before = findings.Count;
        foreach (var finding in Check(type))
            findings.Add(finding);
        return findings.Count == before;
    }

    private static IEnumerable<Finding> Check(Type type)
    {
        if (ContractTypes.FindMeta(type, out var error) is not { } meta)
        {
            yield return TypeRefusals.Unreadable(type, error!);
            yield break;
        }

        if (!ContractTypes.IsWellNamed(type))
            yield return TypeRefusals.BadName(type, meta.Name);
        if (meta.SerializerType is not null)
            yield return TypeRefusals.Serializer(type);
        if (meta.IsGroup)
            yield return TypeRefusals.Group(type);
        if (typeof(IEnumerable).IsAssignableFrom(type) && !meta.IgnoreListHandling)
            yield return TypeRefusals.ListLike(type);
        if (!CanCreate(type, meta))
            yield return TypeRefusals.NotConstructible(type);
        foreach (var finding in CheckIncludes(type, meta))
            yield return finding;
    }

    private static IEnumerable<Finding> CheckIncludes(Type type, MetaType meta)
    {
        foreach (var include in Hierarchy.Includes(type))
        {
            if (include.DataFormat == DataFormat.Group)
                yield return TypeRefusals.IncludeGroup(type, include);
            if (Hierarchy.Subtype(type, include) is not { } subtype)
                yield return TypeRefusals.NoSubtype(type, include);
            else if (!type.IsAssignableFrom(subtype))
                yield return TypeRefusals.NotDerived(type, include, subtype);
            else if (!type.IsInterface && subtype.BaseType != type)
                yield return TypeRefusals.HiddenBase(subtype, type);
        }

        // others may write the subtype last, as Go does with every oneof, and protobuf-net needs it before it can keep anything
        if (type.IsAbstract && meta.HasSubtypes)
            foreach (var member in meta.GetFields())
                yield return TypeRefusals.MemberOfAbstract(type, member.Member);
    }

    private static bool CanCreate(Type type, MetaType meta)
        => type.IsAbstract ? meta.HasSubtypes
            : type.IsValueType
                || !meta.UseConstructor
                || type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null;
}
