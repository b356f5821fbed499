using System.Text;

namespace CodeFirst.Benchmarks.Load;

/// <summary>A request's headers as HPACK without the dynamic table: https://www.rfc-editor.org/rfc/rfc7541#section-6.</summary>
internal static class HeaderBlock
{
    // the static table's indexes
    private const byte Authority = 1;
    private const byte Path = 4;
    private const byte ContentType = 31;
    private const byte IndexedGet = 0x82;
    private const byte IndexedPost = 0x83;
    private const byte IndexedHttp = 0x86;
    private const byte IndexedOk = 0x88;

    public static byte[] Of(PreparedRequest request, Uri server)
    {
        List<byte> block = [request.IsGrpc ? IndexedPost : IndexedGet, IndexedHttp, Path];
        AddText(block, request.Path);
        block.Add(Authority);
        AddText(block, server.Authority);
        if (request.IsGrpc)
        {
            block.AddRange([0x0F, ContentType - 0x0F]);
            AddText(block, "application/grpc");
            block.Add(0);
            AddText(block, "te");
            AddText(block, "trailers");
        }

        return [.. block];
    }

    /// <summary>Whether a response begins with <c>:status 200</c>, which servers send as one byte.</summary>
    public static bool IsSuccess(ReadOnlySpan<byte> block)
    {
        while (!block.IsEmpty && (block[0] & 0xE0) == 0x20) // the size of a table that is never read here
            block = block[((block[0] & 0x1F) == 0x1F ? 1 + block[1..].IndexOfAnyInRange((byte)0, (byte)0x7F) + 1 : 1)..];
        return !block.IsEmpty && block[0] == IndexedOk;
    }

    private static void AddText(List<byte> block, string text)
    {
        block.Add((byte)text.Length); // below 127, where the length is one byte
        block.AddRange(Encoding.ASCII.GetBytes(text));
    }
}
