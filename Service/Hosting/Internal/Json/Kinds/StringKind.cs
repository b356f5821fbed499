using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

internal sealed class StringKind : JsonKind, IKeyKind
{
    public override WireFormat.WireType Wire => WireFormat.WireType.LengthDelimited;

    public override bool Read(JsonElement json, uint tag, bool keepsDefault, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.String)
            throw input.Refusal(json, "no string", "give text between quotes");
        var text = JsonText.Utf8(json, input);
        if (!text.IsEmpty || keepsDefault)
            proto.WriteBytes(tag, text);
        return true;
    }

    public override bool IsDefault(WireValue value) => value.Bytes.IsEmpty;

    public override void Write(WireValue value, JsonOutput output) => output.Json.WriteStringValue(Checked(value.Bytes));

    public void ReadKey(string name, uint tag, ref WireWriter proto, JsonInput input) => proto.WriteString(tag, name);

    public string KeyText(WireValue key) => Encoding.UTF8.GetString(Checked(key.Bytes));

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : throw JsonOutput.Malformed("has a string that is not UTF-8");
}
