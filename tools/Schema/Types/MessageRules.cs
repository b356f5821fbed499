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
        if (type.IsGenericType)
        {
            yield return TypeRefusals.Generic(type);
            yield break;
        }

        var (meta, error) = Find(type);
        if (meta is null)
        {
            yield return TypeRefusals.Unreadable(type, error!);
            yield break;
        }

        if (!ContractTypes.IsWellNamed(type))
            yield return TypeRefusals.BadName(type, meta.Name);
        if (meta.SerializerType is not null || type.GetCustomAttribute<ProtoContractAttribute>()?.Surrogate is not null)
            yield return TypeRefusals.Surrogate(type);
        if (meta.IsGroup)
            yield return TypeRefusals.Group(type);
        if (typeof(IEnumerable).IsAssignableFrom(type) && !meta.IgnoreListHandling)
            yield return TypeRefusals.ListLike(type);
        if (FindRelated(meta) is { } related)
            yield return TypeRefusals.Inheritance(type, related);
        else if (!CanCreate(type, meta))
            yield return TypeRefusals.NotConstructible(type);
    }

    private static (MetaType?, Exception?) Find(Type type)
    {
        try
        {
            return (RuntimeTypeModel.Default[type], null);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return (null, error);
        }
    }

    private static Type? FindRelated(MetaType meta)
        => meta.BaseType?.Type ?? (meta.HasSubtypes ? meta.GetSubtypes()[0].DerivedType.Type : null);

    private static bool CanCreate(Type type, MetaType meta)
        => !type.IsAbstract
            && (type.IsValueType
                || !meta.UseConstructor
                || type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null);
}
