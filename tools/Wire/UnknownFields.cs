using CodeFirst.Wire.Contracts;

namespace CodeFirst.Wire;

/// <summary>Fields of a newer contract: one of each wire type, with the greatest numbers the message does not use.</summary>
internal static class UnknownFields
{
    private const int GreatestNumber = 536_870_911;

    private static readonly (int WireType, byte[] Value)[] Values =
    [
        (0, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        (1, [1, 2, 3, 4, 5, 6, 7, 8]),
        (2, [5, .. "newer"u8]),
        (5, [9, 8, 7, 6]),
    ];

    public static byte[] Of(WireMessage message)
    {
        var numbers = NumbersFor(message);
        return [.. Values.Zip(numbers).SelectMany(field => (byte[])[.. Tag(field.Second, field.First.WireType), .. field.First.Value])];
    }

    /// <summary>Those fields of a message's bytes that are not the message's own, as they stand.</summary>
    public static byte[] Find(WireMessage message, ReadOnlySpan<byte> bytes)
    {
        var numbers = NumbersFor(message);
        var found = new List<byte>();
        for (var rest = bytes; rest.Length > 0;)
        {
            var (tag, start) = Varint(rest);
            var end = start + (int)(tag & 7) switch
            {
                0 => Varint(rest[start..]).Length,
                1 => sizeof(ulong),
                2 => Varint(rest[start..]) is var (length, prefix) ? prefix + (int)length : 0,
                5 => sizeof(uint),
                var other => throw new InvalidDataException($"Wire type {other} in the bytes of a {message.Name}."),
            };
            if (numbers.Contains((int)(tag >> 3)))
                found.AddRange(rest[..end]);
            rest = rest[end..];
        }

        return [.. found];
    }

    private static int[] NumbersFor(WireMessage message) =>
        [.. Enumerable.Range(0, GreatestNumber).Select(back => GreatestNumber - back)
            .Except(message.Root.Numbers)
            .Take(Values.Length)
            .Order()];

    private static byte[] Tag(int number, int wireType)
    {
        var bytes = new List<byte>();
        for (var rest = ((uint)number << 3) | (uint)wireType; ; rest >>= 7)
            if (rest < 0x80)
                return [.. bytes, (byte)rest];
            else
                bytes.Add((byte)(rest | 0x80));
    }

    private static (ulong Value, int Length) Varint(ReadOnlySpan<byte> bytes)
    {
        var value = 0ul;
        for (var at = 0; ; at++)
        {
            value |= (ulong)(bytes[at] & 0x7F) << (7 * at);
            if (bytes[at] < 0x80)
                return (value, at + 1);
        }
    }
}
