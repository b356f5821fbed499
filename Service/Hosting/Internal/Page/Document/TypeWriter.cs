using System.Text.Json.Nodes;
using CodeFirst.Schema.OpenApi;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>Messages and enums.</summary>
internal sealed class TypeWriter(ContractIndex index, FieldWriter fields)
{
    public JsonNode Write(string name) => index.Message(name) is { } message ? Message(name, message) : Enum(name, index.Enum(name));

    private JsonObject Message(string name, DescriptorProto message)
    {
        var written = Start(name, "message", message.Options?.Deprecated == true);
        written["fields"] = new JsonArray([.. message.Field.Select(field => fields.Write(name, message, field))]);
        // the end of a range is not part of it
        Reserve(written, message.ReservedRange.Select(range => (range.Start, range.End - 1)), message.ReservedName);
        return written;
    }

    private JsonObject Enum(string name, EnumDescriptorProto descriptor)
    {
        var written = Start(name, "enum", descriptor.Options?.Deprecated == true);
        written["values"] = new JsonArray([.. descriptor.Value.Select(value => new JsonObject
        {
            ["name"] = value.Name,
            ["number"] = value.Number,
            ["comment"] = index.Comment($"{name}.{value.Name}"),
            ["deprecated"] = value.Options?.Deprecated == true,
        })]);
        Reserve(written, descriptor.ReservedRange.Select(range => (range.Start, range.End)), descriptor.ReservedName);
        return written;
    }

    private JsonObject Start(string name, string kind, bool isDeprecated) => new()
    {
        ["name"] = name,
        ["kind"] = kind,
        ["comment"] = index.Comment(name),
        ["deprecated"] = isDeprecated,
    };

    private static void Reserve(JsonObject written, IEnumerable<(int First, int Last)> ranges, IEnumerable<string> names)
    {
        List<string> reserved = [.. ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First} to {range.Last}"), .. names];
        if (reserved.Count > 0)
            written["reserved"] = JsonText.Array(reserved);
    }
}
