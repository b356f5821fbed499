using System.Text.Json;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

internal sealed class FloatKind : NumberKind
{
    public override WireFormat.WireType Wire => WireFormat.WireType.Fixed32;

    public override void Write(WireValue value, JsonOutput output)
    {
        var number = BitConverter.UInt32BitsToSingle((uint)value.Bits);
        if (RealText.Name(number) is { } name)
            output.Json.WriteStringValue(name);
        else
            output.Json.WriteNumberValue(number);
    }

    protected override ulong? Bits(JsonElement json, JsonInput input) => RealText.Parse<float>(json, input) is { } number
        ? BitConverter.SingleToUInt32Bits(number)
        : throw input.Refusal(json, "no float", "give a number in its range, \"NaN\", \"Infinity\" or \"-Infinity\"");
}
