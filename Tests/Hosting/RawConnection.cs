using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CodeFirst.Tests.Hosting;

/// <summary>An HTTP/2 connection of a caller that sees the server's frames, as RFC 9113 has them.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private const byte EndStream = 0x1;
    private const byte EndHeaders = 0x4;

    private readonly TcpClient _client = new();

    private NetworkStream Stream => _client.GetStream();

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port);
        await connection.Stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray());
        await connection.SendAsync(FrameType.Settings, flags: 0, stream: 0);
        return connection;
    }

    /// <summary>Makes a unary call with an empty message.</summary>
    public async Task CallAsync(string path, int stream)
    {
        byte[] headers =
        [
            // RFC 7541: POST and http are in the static table, the others are literals
            0x83, 0x86, .. Literal(":path", path), .. Literal(":authority", "test"), .. Literal("content-type", "application/grpc"),
            .. Literal("te", "trailers"),
        ];
        await SendAsync(FrameType.Headers, EndHeaders, stream, headers);
        await SendAsync(FrameType.Data, EndStream, stream, 0, 0, 0, 0, 0);
    }

    /// <summary>Reads frames until one of this type comes.</summary>
    /// <returns>Its stream and its payload.</returns>
    public async Task<(int Stream, byte[] Payload)> ReadAsync(FrameType type)
    {
        var head = new byte[9];
        while (true)
        {
            await Stream.ReadExactlyAsync(head);
            var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await Stream.ReadExactlyAsync(payload);
            if (head[3] == (byte)type)
                return (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return default;
    }

    private async Task SendAsync(FrameType type, byte flags, int stream, params byte[] payload)
    {
        byte[] frame = [0, (byte)(payload.Length >> 8), (byte)payload.Length, (byte)type, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        await Stream.WriteAsync(frame);
    }

    private static byte[] Literal(string name, string value) =>
        [0x00, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
