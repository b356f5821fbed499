using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

internal sealed class BoolKind : NumberKind, IKeyKind
{
    public override WireFormat.WireType Wire => WireFormat.WireType.Varint;

    public override void Write(WireValue value, JsonOutput output) => output.Json.WriteBooleanValue(value.Bits != 0);

    public string KeyText(WireValue key) => key.Bits != 0 ? "true" : "false";

    public void ReadKey(string name, uint tag, ref WireWriter proto, JsonInput input) => proto.WriteBool(tag, name switch
    {
        "true" => true,
        "false" => false,
        _ => throw input.Refusal("has a key that is no bool; give \"true\" or \"false\""),
    });

    protected override ulong? Bits(JsonElement json, JsonInput input) => json.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => throw input.Refusal(json, "no bool", "give true or false"),
    };
}
