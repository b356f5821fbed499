using CodeFirst.Hosting.Internal.Json.Fields;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary>The messages of protobuf's own that have a form of their own in JSON.</summary>
internal static class WellKnownForms
{
    public static JsonForm Create(string name, MessageFields fields) => name switch
    {
        "google.protobuf.Any" => new AnyForm(),
        "google.protobuf.Duration" => new DurationForm(),
        "google.protobuf.Empty" => new EmptyForm(fields),
        "google.protobuf.FieldMask" => new FieldMaskForm(),
        "google.protobuf.ListValue" => new ListValueForm((ListField)fields[0], fields),
        "google.protobuf.Struct" => new StructForm((MapField)fields[0], fields),
        "google.protobuf.Timestamp" => new TimestampForm(),
        "google.protobuf.Value" => new ValueForm(fields),
        "google.protobuf.BoolValue"
            or "google.protobuf.BytesValue"
            or "google.protobuf.DoubleValue"
            or "google.protobuf.FloatValue"
            or "google.protobuf.Int32Value"
            or "google.protobuf.Int64Value"
            or "google.protobuf.StringValue"
            or "google.protobuf.UInt32Value"
            or "google.protobuf.UInt64Value" => new WrapperForm((SingleField)fields[0], fields),
        _ => new FieldsForm(fields),
    };
}
