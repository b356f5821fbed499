using System.Numerics;
using System.Text;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>Writes fields of protobuf to bytes that are large enough.</summary>
internal ref struct WireWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Written { get; private set; }

    /// <summary>The size of a field with its tag; 0 is not written.</summary>
    public static int SizeOf(int value) => value == 0 ? 0 : 1 + VarintSize((ulong)value);

    public static int SizeOf(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes == 0 ? 0 : 1 + VarintSize((ulong)bytes) + bytes;
    }

    public void Byte(byte value) => _buffer[Written++] = value;

    public void Varint(ulong value)
    {
        while (value > 0x7F)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Number(byte tag, int value)
    {
        if (value == 0)
            return;
        Byte(tag);
        Varint((ulong)value);
    }

    public void Text(byte tag, string text)
    {
        if (text.Length == 0)
            return;
        Byte(tag);
        Varint((ulong)Encoding.UTF8.GetByteCount(text));
        Written += Encoding.UTF8.GetBytes(text, _buffer[Written..]);
    }

    private static int VarintSize(ulong value) => ((BitOperations.Log2(value | 1) * 9) + 73) / 64;
}
