using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary>
/// <c>google.protobuf.Any</c>: the fields of its message beside <c>@type</c>, or under <c>value</c> a message with a form of its own.
/// </summary>
internal sealed class AnyForm : JsonForm
{
    private const string TypeName = "@type";
    private const string ValueName = "value";

    private static readonly uint UrlTag = WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited);
    private static readonly uint ValueTag = WireFormat.MakeTag(2, WireFormat.WireType.LengthDelimited);

    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw input.Refusal(json, "no JSON object", $"give an object with {TypeName}");
        if (!json.EnumerateObject().Any())
            return;
        if (!json.TryGetProperty(TypeName, out var type) || type.ValueKind != JsonValueKind.String)
            throw input.Refusal(json, $"without {TypeName}", $"say which message it is: {{\"{TypeName}\": \"type.googleapis.com/...\"}}");
        var url = JsonText.Utf8(type, input);
        var message = Find(Encoding.UTF8.GetString(url), input.Types)
            ?? throw input.Refusal(type, "no message that is served here", "give one of the contract's");
        ReadMessage(message, json, ref proto, input);
        proto.WriteBytes(UrlTag, url);
    }

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output)
    {
        var url = LastField.Find(message, UrlTag, merges: false).Bytes;
        var bytes = LastField.Find(message, ValueTag, merges: false).Bytes;
        output.Json.WriteStartObject();
        if (!url.IsEmpty || !bytes.IsEmpty)
            WriteMessage(url, bytes, output);
        output.Json.WriteEndObject();
    }

    private static void ReadMessage(JsonMessage message, JsonElement json, ref WireWriter proto, JsonInput input)
    {
        var end = input.Open(ref proto);
        if (message.Form is FieldsForm fields)
            fields.Read(json, TypeName, ref proto, input);
        else if (json.TryGetProperty(ValueName, out var value))
            message.Form.Read(value, ref proto, input);
        else
            throw input.Refusal(json, $"without {ValueName}", $"give the {message.Name} under {ValueName}");
        input.Close(ref proto, ValueTag, end);
    }

    private static void WriteMessage(ReadOnlySpan<byte> url, ReadOnlySpan<byte> bytes, JsonOutput output)
    {
        if (!Utf8.IsValid(url) || Find(Encoding.UTF8.GetString(url), output.Types) is not { } message)
            throw JsonOutput.Malformed($"has a google.protobuf.Any of '{Encoding.UTF8.GetString(url)}', which no served contract has");
        output.Json.WriteString(TypeName, url);
        if (message.Form is FieldsForm fields)
        {
            output.WriteFields(fields, bytes);
            return;
        }

        output.Json.WritePropertyName(ValueName);
        output.WriteNested(message, bytes);
    }

    private static JsonMessage? Find(string url, JsonTypes types) =>
        url.LastIndexOf('/') is >= 0 and var slash ? types.Find(url[(slash + 1)..]) : null;
}
