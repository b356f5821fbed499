using CodeFirst.Hosting.Internal.Json.Kinds;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>The fields of a descriptor.</summary>
internal static class FieldFactory
{
    public static JsonField Create(FieldDescriptor field, IReadOnlyDictionary<string, JsonMessage> messages) =>
        field.IsMap
            ? new MapField(
                field,
                Kind(field.MessageType.FindFieldByNumber(1), messages),
                Kind(field.MessageType.FindFieldByNumber(2), messages))
        : field.IsRepeated ? new ListField(field, Kind(field, messages))
        : new SingleField(field, Kind(field, messages));

    private static JsonKind Kind(FieldDescriptor field, IReadOnlyDictionary<string, JsonMessage> messages) => field.FieldType switch
    {
        FieldType.Bool => new BoolKind(),
        FieldType.String => new StringKind(),
        FieldType.Bytes => new BytesKind(),
        FieldType.Float => new FloatKind(),
        FieldType.Double => new DoubleKind(),
        FieldType.Enum => new EnumKind(field.EnumType),
        FieldType.Message => new MessageKind(messages[field.MessageType.FullName]),
        _ => new IntegerKind(field.FieldType),
    };
}
