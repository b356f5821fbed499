using System.Text.Json;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

internal sealed class DoubleKind : NumberKind
{
    public override WireFormat.WireType Wire => WireFormat.WireType.Fixed64;

    public override void Write(WireValue value, JsonOutput output)
    {
        var number = BitConverter.UInt64BitsToDouble(value.Bits);
        if (RealText.Name(number) is { } name)
            output.Json.WriteStringValue(name);
        else
            output.Json.WriteNumberValue(number);
    }

    protected override ulong? Bits(JsonElement json, JsonInput input) => RealText.Parse<double>(json, input) is { } number
        ? BitConverter.DoubleToUInt64Bits(number)
        : throw input.Refusal(json, "no double", "give a number in its range, \"NaN\", \"Infinity\" or \"-Infinity\"");
}
