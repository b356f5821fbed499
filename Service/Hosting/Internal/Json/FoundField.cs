using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>A field as it stands in the bytes of a message.</summary>
/// <param name="At">Its place among the message's fields, which are in the order of their numbers.</param>
/// <param name="Order">How many were found before it.</param>
/// <param name="Type">The wire type it was written with, which for a list may be packed.</param>
/// <param name="Bits">A number's bits.</param>
/// <param name="Start">Where its bytes begin in the message.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct FoundField(int At, int Order, WireFormat.WireType Type, ulong Bits, int Start, int Length)
    : IComparable<FoundField>
{
    public static FoundField Read(ref WireReader reader, int at, int order, WireFormat.WireType type, ReadOnlySpan<byte> message)
    {
        if (type != WireFormat.WireType.LengthDelimited)
            return new FoundField(at, order, type, WireBits.Read(ref reader, type), 0, 0);
        var bytes = reader.ReadSpan();
        message.Overlaps(bytes, out var start);
        return new FoundField(at, order, type, 0, start, bytes.Length);
    }

    public WireValue Value(ReadOnlySpan<byte> message) => new(Bits, message.Slice(Start, Length));

    public int CompareTo(FoundField other) => At != other.At ? At.CompareTo(other.At) : Order.CompareTo(other.Order);
}
