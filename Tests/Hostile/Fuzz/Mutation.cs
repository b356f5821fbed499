namespace CodeFirst.Tests.Hostile.Fuzz;

/// <summary>Spoils a message: mostly one that is still nearly right, sometimes its bytes alone, sometimes nothing of it is left.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly ulong[] Numbers =
    [
        0, 1, 127, 128, int.MaxValue, 1ul + int.MaxValue, uint.MaxValue, 1ul + uint.MaxValue, long.MaxValue, ulong.MaxValue,
        unchecked((ulong)-1L), unchecked((ulong)int.MinValue),
    ];

    private static readonly ulong[] FieldNumbers = [0, 1, 2, 3, 4, 15, 16, 19_000, (1ul << 29) - 1, 1ul << 29, ulong.MaxValue >> 3];

    public byte[] Of(byte[] message) => random.Next(10) switch
    {
        0 => Random(random.Next(64)),
        1 or 2 => Bytes(message),
        _ => Structure(message, depth: 0),
    };

    /// <summary>Fields are changed, doubled, moved, nested and cut, here or in a message within.</summary>
    private byte[] Structure(byte[] message, int depth)
    {
        var fields = WireField.Read(message);
        for (var changes = random.Next(1, 4); changes > 0 && fields.Count > 0; changes--)
        {
            var at = random.Next(fields.Count);
            var field = fields[at];
            switch (random.Next(9))
            {
                case 0:
                    fields.RemoveAt(at);
                    break;
                case 1:
                    fields.Insert(random.Next(fields.Count), field);
                    break;
                case 2:
                    fields[at] = field with { Number = Pick(FieldNumbers) };
                    break;
                case 3:
                    fields[at] = field with { Type = random.Next(8) };
                    break;
                case 4:
                    fields[at] = new WireField(field.Number, WireField.Varint, WireField.VarintBytes(Pick(Numbers)));
                    break;
                case 5:
                    fields[at] = new WireField(field.Number, WireField.Delimited, Random(random.Next(200)));
                    break;
                case 6 when field.Type == WireField.Delimited && depth < 3:
                    fields[at] = field with { Value = Structure(field.Value, depth + 1) };
                    break;
                case 7:
                    fields.AddRange(Enumerable.Repeat(field, random.Next(1, 50)));
                    break;
                default:
                    fields[at] = field with { Value = Bytes(field.Value) };
                    break;
            }
        }

        using var written = new MemoryStream();
        var lie = random.Next(8) == 0 ? random.Next(fields.Count) : -1;
        foreach (var (i, field) in fields.Index())
            field.Write(written, i == lie ? Pick(Numbers) : null);
        return written.ToArray();
    }

    /// <summary>Bits are turned, bytes are put in, and the end is cut off.</summary>
    private byte[] Bytes(byte[] message)
    {
        List<byte> bytes = [.. message];
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            if (at == bytes.Count || random.Next(4) == 0)
                bytes.InsertRange(at, Random(random.Next(1, 8)));
            else if (random.Next(4) == 0)
                bytes.RemoveRange(at, bytes.Count - at);
            else
                bytes[at] ^= (byte)(1 << random.Next(8));
        }

        return [.. bytes];
    }

    private byte[] Random(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private ulong Pick(ulong[] values) => values[random.Next(values.Length)];
}
