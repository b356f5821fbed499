using System.Reflection;
using CodeFirst.Schema.Refusals;
using Google.Protobuf.Reflection;
using ProtoBuf;

namespace CodeFirst.Schema.Types;

/// <summary><c>[ProtoReserved]</c> to <c>reserved</c>. A name that is written as C# names are stands for its protobuf name.</summary>
internal static class ReservedReader
{
    private const int MaxField = 536_870_911;

    public static void Read(Type type, DescriptorProto message, IReadOnlyList<FieldShape> fields, FindingList findings)
    {
        foreach (var (from, to) in Ranges(type, findings))
        {
            message.ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = from, End = Math.Min(to, MaxField) + 1 });
            foreach (var field in fields.Where(field => field.Descriptor.Number >= from && field.Descriptor.Number <= to))
                findings.Add(field.Refuse(type, TypeRefusals.ReservedNumberInUse(field.Descriptor.Number)));
        }

        message.ReservedName.Add(Names(type, name => char.IsAsciiLetterUpper(name[0]) ? ProtoNames.Snake(name) : name, findings));
        foreach (var field in fields.Where(field => message.ReservedName.Contains(field.Descriptor.Name)))
            findings.Add(field.Refuse(type, TypeRefusals.ReservedNameInUse(field.Descriptor.Name)));
    }

    public static void Read(Type type, EnumDescriptorProto descriptor, IReadOnlyList<FieldInfo> values, FindingList findings)
    {
        foreach (var (from, to) in Ranges(type, findings))
        {
            descriptor.ReservedRange.Add(new EnumDescriptorProto.Types.EnumReservedRange { Start = from, End = to });
            foreach (var (value, member) in descriptor.Value.Zip(values))
                if (value.Number >= from && value.Number <= to)
                    findings.Add(FieldRefusals.Of(member, TypeRefusals.ReservedNumberInUse(value.Number)));
        }

        descriptor.ReservedName.Add(Names(type, ToValueName, findings));
        foreach (var (value, member) in descriptor.Value.Zip(values).Where(item => descriptor.ReservedName.Contains(item.First.Name)))
            findings.Add(FieldRefusals.Of(member, TypeRefusals.ReservedNameInUse(value.Name)));

        string ToValueName(string name) => name.Any(char.IsAsciiLetterLower) ? ProtoNames.EnumValue(descriptor.Name, name) : name;
    }

    /// <summary>By number, since reflection promises no order of attributes.</summary>
    private static List<(int From, int To)> Ranges(Type type, FindingList findings)
    {
        List<(int From, int To)> ranges = [.. type.GetCustomAttributes<ProtoReservedAttribute>(inherit: false)
            .Where(reserved => string.IsNullOrEmpty(reserved.Name))
            .Select(reserved => (reserved.From, reserved.To))
            .Order()];
        for (var at = 1; at < ranges.Count; at++)
            if (ranges[at].From <= ranges[at - 1].To)
                findings.Add(TypeRefusals.ReservedTwice(type, FormattableString.Invariant($"the number {ranges[at].From}")));
        return ranges;
    }

    private static List<string> Names(Type type, Func<string, string> toProto, FindingList findings)
    {
        List<string> names = [.. type.GetCustomAttributes<ProtoReservedAttribute>(inherit: false)
            .Where(reserved => !string.IsNullOrEmpty(reserved.Name))
            .Select(reserved => toProto(reserved.Name!))
            .Order(StringComparer.Ordinal)];
        foreach (var name in names.Where(name => !ProtoNames.IsIdentifier(name)))
            findings.Add(TypeRefusals.BadReservedName(type, name));
        foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
            findings.Add(TypeRefusals.ReservedTwice(type, $"'{twice.Key}'"));
        return names;
    }
}
