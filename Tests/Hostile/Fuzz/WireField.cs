namespace CodeFirst.Tests.Hostile.Fuzz;

/// <summary>One field as it stands on the wire: number, wire type, and what follows, without the length where there is one.</summary>
internal sealed record WireField(ulong Number, int Type, byte[] Value)
{
    public const int Varint = 0;
    public const int Fixed64 = 1;
    public const int Delimited = 2;
    public const int Fixed32 = 5;

    /// <summary>The fields of a message; what is no field is left out.</summary>
    public static List<WireField> Read(ReadOnlySpan<byte> message)
    {
        List<WireField> fields = [];
        while (TryVarint(ref message, out var tag))
        {
            var type = (int)(tag & 7);
            ulong length = type == Fixed64 ? 8ul : 4ul;
            var rest = message;
            if (type == Varint)
                length = TryVarint(ref rest, out _) ? (ulong)(message.Length - rest.Length) : ulong.MaxValue;
            else if (type == Delimited && !TryVarint(ref message, out length))
                break;
            if (length > (ulong)message.Length)
                break;
            fields.Add(new WireField(tag >> 3, type, message[..(int)length].ToArray()));
            message = message[(int)length..];
        }

        return fields;
    }

    /// <param name="message">Where it is written.</param>
    /// <param name="length">The length it says it has; else its own.</param>
    public void Write(MemoryStream message, ulong? length = null)
    {
        WriteVarint(message, Number << 3 | (uint)Type);
        if (Type == Delimited)
            WriteVarint(message, length ?? (ulong)Value.Length);
        message.Write(Value);
    }

    public static byte[] VarintBytes(ulong value)
    {
        using var bytes = new MemoryStream();
        WriteVarint(bytes, value);
        return bytes.ToArray();
    }

    private static void WriteVarint(MemoryStream message, ulong value)
    {
        for (; value > 0x7F; value >>= 7)
            message.WriteByte((byte)(value | 0x80));
        message.WriteByte((byte)value);
    }

    private static bool TryVarint(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < bytes.Length && i < 10; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if ((bytes[i] & 0x80) != 0)
                continue;
            bytes = bytes[(i + 1)..];
            return true;
        }

        return false;
    }
}
