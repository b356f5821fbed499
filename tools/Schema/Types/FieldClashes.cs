using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Types;

/// <summary>Two fields of one message with one number or one name. protoc before 22 compares JSON names without case and underscores.</summary>
internal static class FieldClashes
{
    public static void Check(Type type, IReadOnlyList<FieldShape> fields, FindingList findings)
    {
        var numbers = new Dictionary<int, FieldShape>();
        var names = new Dictionary<string, FieldShape>();
        var jsonNames = new Dictionary<string, FieldShape>();
        foreach (var field in fields)
        {
            if (!numbers.TryAdd(field.Descriptor.Number, field))
                Refuse(field, FieldRefusals.NumberTwice(field.Descriptor.Number, numbers[field.Descriptor.Number].Member.Name));
            var json = field.Descriptor.Name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
            if (!names.TryAdd(field.Descriptor.Name, field))
                Refuse(field, FieldRefusals.NameTwice(field.Descriptor.Name, names[field.Descriptor.Name].Member.Name));
            else if (!jsonNames.TryAdd(json, field))
                Refuse(field, FieldRefusals.JsonNameTwice(
                    field.Descriptor.Name, jsonNames[json].Member.Name, jsonNames[json].Descriptor.Name));
        }

        void Refuse(FieldShape field, Refusal refusal)
            => findings.Add(new Finding(CSharpNames.Full(type), field.Member.Name, refusal.Reason, refusal.Remedy));
    }
}
