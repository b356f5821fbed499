using System.Buffers;
using System.IO.Compression;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Reading;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>How a body, or a message of a stream, is compressed: gzip, or not at all.</summary>
internal static class Coding
{
    public const string Gzip = "gzip";

    /// <exception cref="RpcException">It is neither gzip nor identity.</exception>
    public static bool IsGzip(string coding) => coding switch
    {
        "" or "identity" => false,
        Gzip => true,
        _ => throw new RpcException(new Status(
            StatusCode.Unimplemented, $"'{coding}' is no compression that this service reads. Send {Gzip}, or identity, which is none.")),
    };

    /// <summary>Whether a caller takes gzip. One that says nothing takes what it sends itself.</summary>
    public static bool Accepts(string accepted, string sent) => accepted.Length == 0
        ? sent == Gzip
        : accepted.Split(',').Any(coding => coding.AsSpan().Trim().StartsWith(Gzip, StringComparison.OrdinalIgnoreCase)
            && !coding.Replace(" ", "", StringComparison.Ordinal).EndsWith("q=0", StringComparison.Ordinal));

    public static byte[] Compress(ReadOnlySpan<byte> message)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(message);
        return output.ToArray();
    }

    /// <summary>What was compressed, and no more of it than a message may have.</summary>
    /// <exception cref="OversizedMessageException">It is larger.</exception>
    /// <exception cref="RpcException">It is no gzip.</exception>
    public static ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> message, int most)
    {
        if (message.IsEmpty)
            return message;
        using var gzip = new GZipStream(new MemoryStream(message.ToArray()), CompressionMode.Decompress);
        var output = new ArrayBufferWriter<byte>();
        try
        {
            while (gzip.Read(output.GetSpan()) is > 0 and var count)
            {
                output.Advance(count);
                if (output.WrittenCount > most)
                    throw new OversizedMessageException(output.WrittenCount);
            }
        }
        catch (InvalidDataException broken)
        {
            throw Unreadable.Compression(Gzip, broken);
        }

        return output.WrittenMemory;
    }
}
