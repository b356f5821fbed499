using System.Net;
using System.Net.Sockets;

namespace CodeFirst.Benchmarks.Load;

internal static class CallerSocket
{
    public static async Task<Socket> ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static async ValueTask SendAllAsync(this Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
    }

    public static async ValueTask<int> ReceiveSomeAsync(this Socket socket, Memory<byte> room, CancellationToken cancellationToken)
    {
        var read = await socket.ReceiveAsync(room, cancellationToken);
        return read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
    }
}
