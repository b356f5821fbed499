using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>The integers. Those of 64 bits are written as text, since JSON's numbers are doubles to many.</summary>
internal sealed class IntegerKind(FieldType type) : NumberKind, IKeyKind
{
    private readonly string _name = type.ToString().ToLowerInvariant();
    private readonly bool _isLong = Greatest(type) > uint.MaxValue;
    private readonly Int128 _greatest = Greatest(type);
    private readonly Int128 _least = type is FieldType.UInt32 or FieldType.UInt64 or FieldType.Fixed32 or FieldType.Fixed64
        ? 0
        : -Greatest(type) - 1;

    public override WireFormat.WireType Wire { get; } = type switch
    {
        FieldType.Fixed32 or FieldType.SFixed32 => WireFormat.WireType.Fixed32,
        FieldType.Fixed64 or FieldType.SFixed64 => WireFormat.WireType.Fixed64,
        _ => WireFormat.WireType.Varint,
    };

    public override bool IsDefault(WireValue value) => Value(value.Bits) == 0;

    public override void Write(WireValue value, JsonOutput output)
    {
        if (_isLong)
            output.Json.WriteStringValue(KeyText(value));
        else
            output.Json.WriteNumberValue((long)Value(value.Bits));
    }

    public string KeyText(WireValue key) => Value(key.Bits).ToString(CultureInfo.InvariantCulture);

    /// <summary>In the one way it is written, so that there are no two names of one key.</summary>
    public void ReadKey(string name, uint tag, ref WireWriter proto, JsonInput input)
    {
        if (!IntegerText.TryParse(Encoding.UTF8.GetBytes(name), out var value)
            || value < _least || value > _greatest
            || value.ToString(CultureInfo.InvariantCulture) != name)
            throw input.Refusal($"has a key that is no {_name}; give an integer from {_least} to {_greatest}, in digits alone");
        WireBits.WriteField(ref proto, Wire, tag, Bits(value));
    }

    protected override ulong? Bits(JsonElement json, JsonInput input) =>
        Parse(json, input) is { } value && value >= _least && value <= _greatest
            ? Bits(value)
            : throw input.Refusal(json, $"no {_name}", $"give an integer from {_least} to {_greatest}");

    private static Int128? Parse(JsonElement json, JsonInput input) => json.ValueKind switch
    {
        JsonValueKind.Number when IntegerText.TryParse(JsonMarshal.GetRawUtf8Value(json), out var value) => value,
        JsonValueKind.String when IntegerText.TryParse(JsonText.Utf8(json, input), out var value) => value,
        _ => null,
    };

    private ulong Bits(Int128 value) => type switch
    {
        FieldType.SInt32 or FieldType.SInt64 when (long)value is var signed => (ulong)(signed << 1 ^ signed >> 63),
        FieldType.SFixed32 => (uint)(int)value,
        _ => (ulong)(UInt128)value,
    };

    private Int128 Value(ulong bits) => type switch
    {
        FieldType.SInt32 => (int)((uint)bits >> 1) ^ -(int)(bits & 1),
        FieldType.SInt64 => (long)(bits >> 1) ^ -(long)(bits & 1),
        FieldType.Int32 or FieldType.SFixed32 => (int)bits,
        FieldType.UInt32 or FieldType.Fixed32 => (uint)bits,
        FieldType.Int64 or FieldType.SFixed64 => (long)bits,
        _ => bits,
    };

    private static Int128 Greatest(FieldType type) => type switch
    {
        FieldType.UInt32 or FieldType.Fixed32 => uint.MaxValue,
        FieldType.UInt64 or FieldType.Fixed64 => ulong.MaxValue,
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => int.MaxValue,
        _ => long.MaxValue,
    };
}
