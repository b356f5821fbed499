using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.OpenApi;

/// <summary>One value in JSON, by its protobuf type: https://protobuf.dev/programming-guides/json/.</summary>
internal sealed class ValueSchemas(ContractIndex index)
{
    /// <summary>Doubles that JSON has no number for.</summary>
    public static IReadOnlyList<double> NoNumbers { get; } = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>The texts of some of <see cref="NoNumbers"/>.</summary>
    public static string PatternOf(IEnumerable<double> noNumbers) =>
        $"^({string.Join('|', noNumbers.Select(value => ScalarText.Json(value, Wire.Double)!.GetValue<string>()))})$";

    public JsonObject OfField(FieldDescriptorProto field)
    {
        if (field.Label != Label.Repeated)
            return OfValue(field);
        if (index.MapEntry(field) is not { } entry)
            return new JsonObject { ["type"] = "array", ["items"] = OfValue(field) };
        var map = new JsonObject { ["type"] = "object" };
        if (Key(entry.Field[0].Type) is { } key)
            map["propertyNames"] = key;
        map["additionalProperties"] = OfValue(entry.Field[1]);
        return map;
    }

    public static JsonObject OfType(string typeName) => typeName switch
    {
        ".google.protobuf.Empty" => new() { ["type"] = "object" },
        ".google.protobuf.Timestamp" => new() { ["type"] = "string", ["format"] = "date-time" },
        ".google.protobuf.Duration" => Text("^-?[0-9]+(\\.[0-9]{1,9})?s$"),
        ".google.protobuf.BytesValue" => Bytes(),
        _ => new() { ["$ref"] = $"#/components/schemas/{typeName[1..]}" },
    };

    /// <summary>What an absent field would be, in words.</summary>
    public string ZeroOf(FieldDescriptorProto field) => field.Type switch
    {
        Wire.String or Wire.Bytes => "the empty text",
        Wire.Bool => "false",
        Wire.Enum => index.Enum(field.TypeName[1..]).Value[0].Name,
        _ => "0",
    };

    private static JsonObject OfValue(FieldDescriptorProto field) => field.Type switch
    {
        Wire.Message or Wire.Enum => OfType(field.TypeName),
        Wire.Bool => new() { ["type"] = "boolean" },
        Wire.String => new() { ["type"] = "string" },
        Wire.Bytes => Bytes(),
        Wire.Float => Floating("float"),
        Wire.Double => Floating("double"),
        Wire.Uint32 or Wire.Fixed32 => new() { ["type"] = "integer", ["format"] = "uint32", ["minimum"] = 0, ["maximum"] = uint.MaxValue },
        Wire.Uint64 or Wire.Fixed64 => Text("^[0-9]+$", "uint64"),
        Wire.Int64 or Wire.Sint64 or Wire.Sfixed64 => Text("^-?[0-9]+$", "int64"),
        _ => new() { ["type"] = "integer", ["format"] = "int32" },
    };

    private static JsonObject Bytes() => new() { ["type"] = "string", ["contentEncoding"] = "base64" };

    private static JsonObject Floating(string format) => new()
    {
        ["type"] = JsonText.Array(["number", "string"]),
        ["format"] = format,
        // a keyword for numbers says nothing of texts, and the other way round
        ["pattern"] = PatternOf(NoNumbers),
    };

    private static JsonObject Text(string pattern, string? format = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (format is not null)
            text["format"] = format;
        text["pattern"] = pattern;
        return text;
    }

    /// <summary>What the names of a map's entries look like; a text may be any.</summary>
    private static JsonObject? Key(Wire type) => type switch
    {
        Wire.String => null,
        Wire.Bool => new() { ["enum"] = JsonText.Array(["true", "false"]) },
        Wire.Uint32 or Wire.Uint64 or Wire.Fixed32 or Wire.Fixed64 => new() { ["pattern"] = "^[0-9]+$" },
        _ => new() { ["pattern"] = "^-?[0-9]+$" },
    };
}
