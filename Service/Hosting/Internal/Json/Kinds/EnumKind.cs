using System.Runtime.InteropServices;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>Enums: by name, and by number where there is none.</summary>
internal sealed class EnumKind : NumberKind
{
    private readonly EnumDescriptor _type;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, JsonEncodedText> _names = [];

    public EnumKind(EnumDescriptor type)
    {
        _type = type;
        foreach (var value in type.Values)
        {
            _numbers[value.Name] = value.Number;
            // the first name of a number is the one that is written
            _names.TryAdd(value.Number, JsonEncodedText.Encode(value.Name, JsonOutput.Encoder));
        }
    }

    public override WireFormat.WireType Wire => WireFormat.WireType.Varint;

    /// <summary><c>google.protobuf.NullValue</c> is written as <c>null</c>.</summary>
    public override bool TakesNull => _type.FullName == "google.protobuf.NullValue";

    public override bool IsDefault(WireValue value) => (int)value.Bits == 0;

    public override void Write(WireValue value, JsonOutput output)
    {
        if (TakesNull)
            output.Json.WriteNullValue();
        else if (_names.TryGetValue((int)value.Bits, out var name))
            output.Json.WriteStringValue(name);
        else
            output.Json.WriteNumberValue((int)value.Bits);
    }

    protected override ulong? Bits(JsonElement json, JsonInput input) => json.ValueKind switch
    {
        JsonValueKind.Null when TakesNull => 0,
        JsonValueKind.String when _numbers.TryGetValue(JsonText.Utf16(json, input), out var number) => (ulong)number,
        JsonValueKind.String when !input.RefusesUnknown => null,
        JsonValueKind.Number when IntegerText.TryParse(JsonMarshal.GetRawUtf8Value(json), out var number)
            && number >= int.MinValue && number <= int.MaxValue => (ulong)(long)number,
        _ => throw input.Refusal(json, $"no value of {_type.FullName}", $"give one of {string.Join(", ", _numbers.Keys)}, or a number"),
    };
}
