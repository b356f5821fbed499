using System.Buffers.Binary;

namespace CodeFirst.Benchmarks.Load;

/// <summary>A request whose bytes are made before the clock runs.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query.</param>
/// <param name="Body">The body; for gRPC the messages with their prefixes.</param>
internal sealed record PreparedRequest(string Method, string Path, ReadOnlyMemory<byte> Body)
{
    // https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md: a flag of one byte and a length of four
    private const int PrefixBytes = 5;

    public bool IsGrpc => Method == "POST";

    public static PreparedRequest Get(string path) => new("GET", path, ReadOnlyMemory<byte>.Empty);

    /// <summary>A call of an operation of the benchmarks' contract, with one message or a stream of them.</summary>
    public static PreparedRequest Grpc(string operation, params IEnumerable<byte[]> messages) =>
        Call($"/bench.BenchService/{operation}", messages);

    /// <summary>A call of any gRPC method.</summary>
    public static PreparedRequest Call(string path, params IEnumerable<byte[]> messages)
    {
        var body = new MemoryStream();
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        foreach (var message in messages)
        {
            BinaryPrimitives.WriteInt32BigEndian(prefix[1..], message.Length);
            body.Write(prefix);
            body.Write(message);
        }

        return new PreparedRequest("POST", path, body.ToArray());
    }
}
