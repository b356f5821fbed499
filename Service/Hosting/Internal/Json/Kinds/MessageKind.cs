using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>A message in a message.</summary>
internal sealed class MessageKind(JsonMessage message) : JsonKind
{
    public override WireFormat.WireType Wire => WireFormat.WireType.LengthDelimited;

    public override bool TakesNull => message.Form.TakesNull;

    public override bool Read(JsonElement json, uint tag, bool keepsDefault, ref WireWriter proto, JsonInput input)
    {
        var end = input.Open(ref proto);
        message.Form.Read(json, ref proto, input);
        input.Close(ref proto, tag, end);
        return true;
    }

    /// <summary>An empty message is there.</summary>
    public override bool IsDefault(WireValue value) => false;

    public override void Write(WireValue value, JsonOutput output) => output.WriteNested(message, value.Bytes);
}
