using System.Text.Json;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>What is a number on the wire, and is packed in lists.</summary>
internal abstract class NumberKind : JsonKind
{
    public sealed override bool Read(JsonElement json, uint tag, bool keepsDefault, ref WireWriter proto, JsonInput input)
    {
        if (Bits(json, input) is not { } bits)
            return false;
        if (bits != 0 || keepsDefault)
            WireBits.WriteField(ref proto, Wire, tag, bits);
        return true;
    }

    public void ReadElement(JsonElement json, ref WireWriter proto, JsonInput input)
    {
        if (Bits(json, input) is { } bits)
            WireBits.WriteElement(ref proto, Wire, bits);
    }

    public override bool IsDefault(WireValue value) => value.Bits == 0;

    /// <returns><see langword="null"/> for what is passed over.</returns>
    protected abstract ulong? Bits(JsonElement json, JsonInput input);
}
