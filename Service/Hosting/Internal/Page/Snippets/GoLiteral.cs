using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A message as a composite literal of Go, where it has nothing that is written another way: presence, maps, subtypes, bytes.</summary>
internal sealed class GoLiteral(CallSketch call)
{
    private readonly GoPackages _packages = new(call);

    /// <summary>The line that makes the request, from JSON where there is no literal.</summary>
    public (string Code, bool IsJson) Request()
    {
        var type = Type(call.Method.InputType);
        if (Message(call.Method.InputType, call.Request) is { } literal)
            return ($"\trequest := &{type}{literal}", false);
        var json = ExampleText.OnOneLine(call.Request).Replace("`", @"\u0060", StringComparison.Ordinal);
        return ($"\trequest := &{type}{{}}\n\tif err := protojson.Unmarshal([]byte(`{json}`), request); err != nil {{\n\t\tlog.Fatal(err)\n\t}}", true);
    }

    private string Type(string typeName) => call.Place(typeName) is var place ? $"{_packages.Alias(place.File)}.{GoNames.Of(place.Names)}" : "";

    private string? Message(string typeName, JsonNode value)
    {
        if (value is not JsonObject fields || fields.Count == 0)
            return value is JsonObject ? "{}" : null;
        if (call.Index.Message(typeName[1..]) is not { } message)
            return null;
        List<string> written = [];
        foreach (var (name, content) in fields)
        {
            var field = message.Field.First(field => field.JsonName == name);
            if (content is null || field.HasOneofIndex || Value(field, content) is not { } text)
                return null;
            written.Add($"{GoNames.Of(field.Name)}: {text}");
        }

        return $"{{{string.Join(", ", written)}}}";
    }

    private string? Value(FieldDescriptorProto field, JsonNode value)
    {
        if (IsElsewhere(field))
            return null;
        if (field.Label != Label.Repeated)
            return field.Type == Wire.Message
                ? Message(field.TypeName, value) is { } literal ? $"&{Type(field.TypeName)}{literal}" : null
                : Scalar(field.Type, value);
        if (value is not JsonArray values || Item(field) is not { } item)
            return null;
        List<string?> items = [.. values.Select(one => field.Type == Wire.Message ? Message(field.TypeName, one!) : Scalar(field.Type, one!))];
        return items.Contains(null) ? null : $"[]{item}{{{string.Join(", ", items)}}}";
    }

    /// <summary>Only the request's own package is imported.</summary>
    private bool IsElsewhere(FieldDescriptorProto field) =>
        field.Type == Wire.Message && call.Place(field.TypeName).File != call.File.Name;

    private string? Item(FieldDescriptorProto field) => field.Type switch
    {
        Wire.Message => $"*{Type(field.TypeName)}",
        Wire.Double => "float64",
        Wire.Float => "float32",
        Wire.Bool => "bool",
        Wire.String => "string",
        Wire.Int32 or Wire.Sint32 or Wire.Sfixed32 => "int32",
        Wire.Uint32 or Wire.Fixed32 => "uint32",
        Wire.Int64 or Wire.Sint64 or Wire.Sfixed64 => "int64",
        Wire.Uint64 or Wire.Fixed64 => "uint64",
        _ => null,
    };

    private static string? Scalar(Wire type, JsonNode value) => type switch
    {
        Wire.Bytes or Wire.Enum => null,
        Wire.String => ExampleText.Quoted(value.GetValue<string>()),
        Wire.Bool => value.GetValueKind() == JsonValueKind.True ? "true" : "false",
        _ => value.ToString() is var number && char.IsAsciiDigit(number[^1]) ? number : null,
    };
}
