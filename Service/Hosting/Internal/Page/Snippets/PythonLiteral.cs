using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A message as the arguments of its constructor, where it has nothing that Python writes another way.</summary>
internal sealed class PythonLiteral(CallSketch call)
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "self", "try",
        "while", "with", "yield",
    ];

    public string? Message(string typeName, JsonNode value) => Fields(typeName, value) is { } fields
        ? string.Join(", ", fields.Select(field => $"{field.Name}={field.Value}"))
        : null;

    private List<(string Name, string Value)>? Fields(string typeName, JsonNode value)
    {
        if (value is not JsonObject fields || fields.Count == 0)
            return value is JsonObject ? [] : null;
        if (call.Index.Message(typeName[1..]) is not { } message)
            return null;
        List<(string, string)> written = [];
        foreach (var (name, content) in fields)
        {
            var field = message.Field.First(field => field.JsonName == name);
            if (content is null || Keywords.Contains(field.Name) || Value(field, content) is not { } text)
                return null;
            written.Add((field.Name, text));
        }

        return written;
    }

    private string? Value(FieldDescriptorProto field, JsonNode value)
    {
        if (field.Label != Label.Repeated)
            return Single(field, value);
        if (value is not JsonArray values)
            return null;
        List<string?> items = [.. values.Select(item => Single(field, item!))];
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    private string? Single(FieldDescriptorProto field, JsonNode value) => field.Type switch
    {
        Wire.Message => Fields(field.TypeName, value) is { } fields
            ? $"{{{string.Join(", ", fields.Select(part => $"\"{part.Name}\": {part.Value}"))}}}"
            : null,
        Wire.Bytes => null,
        Wire.String or Wire.Enum => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? ExampleText.Quoted(value.GetValue<string>()) : null,
        Wire.Bool => value.GetValue<bool>() ? "True" : "False",
        // numbers of 64 bits are texts in JSON, and so is what is no number
        _ => value.ToString() is var number && char.IsAsciiDigit(number[^1]) ? number : null,
    };
}
