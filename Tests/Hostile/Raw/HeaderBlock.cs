using System.Text;

namespace CodeFirst.Tests.Hostile.Raw;

/// <summary>
/// HPACK (<see href="https://www.rfc-editor.org/rfc/rfc7541">RFC 7541</see>) as far as a peer needs it that announces a table of size 0:
/// writes every header literally, and reads what needs no memory and no Huffman code.
/// </summary>
internal static class HeaderBlock
{
    public static byte[] Write(IEnumerable<(string Name, string Value)> headers)
    {
        using var block = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            // a literal without indexing, whose name is a literal too
            block.WriteByte(0);
            WriteText(block, name);
            WriteText(block, value);
        }

        return block.ToArray();
    }

    public static IEnumerable<(string Name, string Value)> Read(ReadOnlyMemory<byte> block)
    {
        var at = 0;
        while (at < block.Length)
        {
            var first = block.Span[at];
            if ((first & 0x80) != 0)
            {
                yield return StaticTable.Entry(ReadNumber(block.Span, ref at, 7));
                continue;
            }

            if ((first & 0xE0) == 0x20)
            {
                // a new size of the table
                ReadNumber(block.Span, ref at, 5);
                continue;
            }

            var index = ReadNumber(block.Span, ref at, (first & 0x40) != 0 ? 6 : 4);
            var name = index == 0 ? ReadText(block.Span, ref at) : StaticTable.Entry(index).Name;
            yield return (name, ReadText(block.Span, ref at));
        }
    }

    private static void WriteText(MemoryStream block, string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        WriteLength(block, bytes.Length);
        block.Write(bytes);
    }

    private static void WriteLength(MemoryStream block, int length)
    {
        if (length < 127)
        {
            block.WriteByte((byte)length);
            return;
        }

        block.WriteByte(127);
        for (length -= 127; length >= 128; length >>= 7)
            block.WriteByte((byte)(length & 0x7F | 0x80));
        block.WriteByte((byte)length);
    }

    private static string ReadText(ReadOnlySpan<byte> block, ref int at)
    {
        if ((block[at] & 0x80) != 0)
            throw new NotSupportedException("The peer sent Huffman code.");
        var length = ReadNumber(block, ref at, 7);
        at += length;
        return Encoding.Latin1.GetString(block.Slice(at - length, length));
    }

    private static int ReadNumber(ReadOnlySpan<byte> block, ref int at, int prefix)
    {
        var most = (1 << prefix) - 1;
        var number = block[at++] & most;
        if (number < most)
            return number;
        for (var shift = 0; ; shift += 7)
        {
            number += (block[at] & 0x7F) << shift;
            if ((block[at++] & 0x80) == 0)
                return number;
        }
    }
}
