using System.Globalization;
using System.Reflection;
using CodeFirst.Schema.Refusals;
using Google.Protobuf.Reflection;
using ProtoBuf;

namespace CodeFirst.Schema.Types;

/// <summary>A C# enum to a protobuf one: zero first, as proto3 asks, then upwards, then the negative values.</summary>
internal sealed class EnumReader(FindingList findings)
{
    public EnumShape Read(Type type)
    {
        var descriptor = new EnumDescriptorProto { Name = ContractTypes.Name(type) };
        if (!ContractTypes.IsWellNamed(type))
            findings.Add(TypeRefusals.BadName(type, ContractTypes.FullName(type, "").TrimStart('.')));

        List<(FieldInfo Member, int Number)> values =
        [
            .. ReadValues(type).OrderBy(value => (uint)value.Number).ThenBy(value => SourceOrder.Of(value.Member)),
        ];
        List<FieldInfo> members = [.. values.Select(value => value.Member)];
        if (values.Count == 0 || values[0].Number != 0)
            findings.Add(TypeRefusals.NoZero(type));
        foreach (var (member, number) in values)
            descriptor.Value.Add(ReadValue(type, descriptor.Name, member, number));

        SetOptions(type, descriptor);
        RefuseClashes(type, descriptor, members);
        ReservedReader.Read(type, descriptor, members, findings);
        return new EnumShape(type, descriptor, members);
    }

    private IEnumerable<(FieldInfo Member, int Number)> ReadValues(Type type)
    {
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (member.IsDefined(typeof(ProtoIgnoreAttribute), inherit: false))
                continue;
            var value = member.GetRawConstantValue()!;
            var number = value is ulong big ? (Int128)big : Convert.ToInt64(value, CultureInfo.InvariantCulture);
            if (number >= int.MinValue && number <= int.MaxValue)
                yield return (member, (int)number);
            else
                findings.Add(TypeRefusals.EnumValueTooLarge(type, member, value));
        }
    }

    private EnumValueDescriptorProto ReadValue(Type type, string enumName, FieldInfo member, int number)
    {
        var given = member.GetCustomAttribute<ProtoEnumAttribute>()?.Name;
        var value = new EnumValueDescriptorProto
        {
            Name = string.IsNullOrWhiteSpace(given) ? ProtoNames.EnumValue(enumName, member.Name) : given,
            Number = number,
        };
        if (!ProtoNames.IsIdentifier(value.Name))
            findings.Add(TypeRefusals.EnumValueBadName(type, member, value.Name));
        if (member.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            value.Options = new EnumValueOptions { Deprecated = true };
        return value;
    }

    private static void SetOptions(Type type, EnumDescriptorProto descriptor)
    {
        var options = new EnumOptions();
        if (descriptor.Value.DistinctBy(value => value.Number).Count() < descriptor.Value.Count)
            options.AllowAlias = true;
        if (type.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            options.Deprecated = true;
        if (options.HasAllowAlias || options.HasDeprecated)
            descriptor.Options = options;
    }

    /// <summary>protoc refuses values of different numbers whose names are equal without the enum's name, underscores and case.</summary>
    private void RefuseClashes(Type type, EnumDescriptorProto descriptor, List<FieldInfo> members)
    {
        var taken = new Dictionary<string, int>();
        for (var at = 0; at < members.Count; at++)
        {
            var bare = Bare(descriptor.Name, descriptor.Value[at].Name);
            if (!taken.TryAdd(bare, at) && descriptor.Value[at].Number != descriptor.Value[taken[bare]].Number)
                findings.Add(TypeRefusals.EnumValueClash(type, members[at], descriptor.Value[at].Name, members[taken[bare]]));
        }
    }

    private static string Bare(string enumName, string valueName)
    {
        var (prefix, value) = (Squeeze(enumName), Squeeze(valueName));
        return value.StartsWith(prefix, StringComparison.Ordinal) && value.Length > prefix.Length ? value[prefix.Length..] : value;
    }

    private static string Squeeze(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
