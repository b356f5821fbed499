using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>Bytes: base64, standard or URL-safe, padded or not.</summary>
internal sealed class BytesKind : JsonKind
{
    public override WireFormat.WireType Wire => WireFormat.WireType.LengthDelimited;

    public override bool Read(JsonElement json, uint tag, bool keepsDefault, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.String)
            throw Refusal(json, input);
        var text = JsonText.Utf8(json, input);
        if (!text.IsEmpty || keepsDefault)
            Write(json, text, tag, ref proto, input);
        return true;
    }

    public override bool IsDefault(WireValue value) => value.Bytes.IsEmpty;

    public override void Write(WireValue value, JsonOutput output) => output.Json.WriteBase64StringValue(value.Bytes);

    private static void Write(JsonElement json, ReadOnlySpan<byte> text, uint tag, ref WireWriter proto, JsonInput input)
    {
        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var bytes = rented.AsSpan(0, text.Length);
            text.CopyTo(bytes);
            proto.WriteBytes(tag, bytes[..Decode(bytes)]);
        }
        catch (FormatException)
        {
            throw Refusal(json, input);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <returns>How many bytes it is, which then stand at the start.</returns>
    private static int Decode(Span<byte> text)
    {
        text.Replace((byte)'+', (byte)'-');
        text.Replace((byte)'/', (byte)'_');
        // .NET takes % for padding
        text.Replace((byte)'%', (byte)'!');
        return Base64Url.DecodeFromUtf8InPlace(text);
    }

    private static JsonRefusal Refusal(JsonElement json, JsonInput input) =>
        input.Refusal(json, "no bytes", "give them as base64 between quotes");
}
