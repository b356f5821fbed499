using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Types;

/// <summary>Two fields of one message with one number or one name. protoc 3.21 compares JSON names without case and underscores.</summary>
internal static class FieldClashes
{
    public static void Check(Type type, IReadOnlyList<FieldShape> fields, FindingList findings)
    {
        var numbers = new Dictionary<int, FieldShape>();
        var names = new Dictionary<string, FieldShape>();
        var hasSubtypes = fields.Any(field => field.IsSubtype);
        var jsonNames = new Dictionary<string, FieldShape>();
        foreach (var field in fields)
        {
            if (!numbers.TryAdd(field.Descriptor.Number, field))
                Refuse(field, FieldRefusals.NumberTwice(field.Descriptor.Number, numbers[field.Descriptor.Number].Label));
            var json = field.Descriptor.Name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
            if (!names.TryAdd(field.Descriptor.Name, field))
                Refuse(field, FieldRefusals.NameTwice(field.Descriptor.Name, names[field.Descriptor.Name].Label));
            else if (!jsonNames.TryAdd(json, field))
                Refuse(field, FieldRefusals.JsonNameTwice(
                    field.Descriptor.Name, jsonNames[json].Label, jsonNames[json].Descriptor.Name));
            if (field.Descriptor.Name == SubtypeReader.Oneof && hasSubtypes)
                Refuse(field, FieldRefusals.OneofName(field.Descriptor.Name));
        }

        void Refuse(FieldShape field, Refusal refusal) => findings.Add(field.Refuse(type, refusal));
    }
}
