using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A field in the bytes of a small message, such as a map's entry.</summary>
internal static class LastField
{
    /// <param name="message">The message's bytes.</param>
    /// <param name="tag">The field's tag.</param>
    /// <param name="merges">Whether it is a message: then all are merged, else the last one counts.</param>
    /// <returns>The default when there is none.</returns>
    public static WireValue Find(ReadOnlySpan<byte> message, uint tag, bool merges)
    {
        var reader = new WireReader(message);
        WireValue value = default;
        while (reader.TryReadTag(out var next))
            if (next != tag)
                reader.Skip(next);
            else if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
                value = new WireValue(WireBits.Read(ref reader, WireFormat.GetTagWireType(tag)), default);
            else if (reader.ReadSpan() is var bytes)
                value = new WireValue(0, merges && !value.Bytes.IsEmpty ? Merged(value.Bytes, bytes) : bytes);
        return value;
    }

    private static byte[] Merged(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var merged = new byte[first.Length + second.Length];
        first.CopyTo(merged);
        second.CopyTo(merged.AsSpan(first.Length));
        return merged;
    }
}
