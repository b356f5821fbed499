using System.Buffers.Text;
using System.Text;

namespace CodeFirst.Benchmarks.Load;

/// <summary>The start of a reply over HTTP/1.1: https://www.rfc-editor.org/rfc/rfc9112#section-6.</summary>
internal static class Http1Reply
{
    private const string ContentLength = "Content-Length: ";
    private static readonly byte[] Success = Encoding.ASCII.GetBytes("HTTP/1.1 200 ");

    public static bool IsSuccess(ReadOnlySpan<byte> reply) => reply.StartsWith(Success);

    /// <returns>The length of the body, without its framing; -1 while there is more to come.</returns>
    public static int BodyBytes(ReadOnlySpan<byte> reply)
    {
        var headers = reply.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return -1;
        var length = reply[..headers].IndexOf(Encoding.ASCII.GetBytes(ContentLength));
        var body = reply[(headers + 4)..];
        if (length < 0)
            return ChunkBytes(body);
        return Utf8Parser.TryParse(reply[(length + ContentLength.Length)..], out int bytes, out _) && body.Length >= bytes ? bytes : -1;
    }

    private static int ChunkBytes(ReadOnlySpan<byte> chunks)
    {
        var bytes = 0;
        while (chunks.IndexOf("\r\n"u8) is var line and > 0)
        {
            if (!Utf8Parser.TryParse(chunks[..line], out int chunk, out _, 'x') || chunks.Length < line + 2 + chunk + 2)
                return -1;
            if (chunk == 0)
                return bytes;
            bytes += chunk;
            chunks = chunks[(line + 2 + chunk + 2)..];
        }

        return -1;
    }
}
