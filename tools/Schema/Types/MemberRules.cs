using System.Reflection;
using CodeFirst.Schema.Refusals;
using ProtoBuf;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>What must hold for a member whatever its type is.</summary>
internal static class MemberRules
{
    private const int MaxNumber = 536_870_911;

    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<Refusal> Check(ValueMember member)
    {
        if (member.FieldNumber is < 1 or > MaxNumber or (>= 19_000 and <= 19_999))
            yield return FieldRefusals.BadNumber(member.FieldNumber);
        if (FieldReader.Name(member) is var name && !ProtoNames.IsIdentifier(name))
            yield return FieldRefusals.BadName(name);
        if (IsNullWrapped(member))
            yield return FieldRefusals.NullWrapping;
        if (FindSpecified(member) is { } specified)
            yield return FieldRefusals.Specified(specified);
        if (member.Member is PropertyInfo property && property.GetIndexParameters().Length > 0)
            yield return FieldRefusals.Indexer;
        if (member.Member is PropertyInfo { GetMethod: null })
            yield return FieldRefusals.NotReadable;
        if (member.ItemType is null && !IsWritable(member))
            yield return FieldRefusals.NotWritable;
    }

    private static bool IsNullWrapped(ValueMember member)
        => member.SupportNull
            || member.Member.IsDefined(typeof(NullWrappedValueAttribute), inherit: true)
            || member.Member.IsDefined(typeof(NullWrappedCollectionAttribute), inherit: true);

    /// <summary>The property or method by which protobuf-net asks the message whether to write the member.</summary>
    private static string? FindSpecified(ValueMember member)
    {
        if (member.ParentType.GetProperty(member.Member.Name + "Specified", Instance) is { GetMethod: not null } property)
            return property.Name;
        var method = member.ParentType.GetMethod("ShouldSerialize" + member.Member.Name, Instance, []);
        return method?.ReturnType == typeof(bool) ? method.Name : null;
    }

    private static bool IsWritable(ValueMember member) => (member.BackingMember ?? member.Member) switch
    {
        PropertyInfo property => property.SetMethod is not null,
        _ => true,
    };
}
