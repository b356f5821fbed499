using System.Net.Sockets;
using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Net.Client;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary>A client that counts the bytes its sockets receive.</summary>
internal sealed class CountedClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly CodeFirstClient<IUserService> _client;
    private long _received;

    public CountedClient(Uri address)
    {
        var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
        _client = CodeFirstClient.Create<IUserService>(_channel);
    }

    public IUserService Service => _client.Service;

    public long BytesReceived => Interlocked.Read(ref _received);

    public void Dispose()
    {
        _client.Dispose();
        _channel.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new CountingStream(socket, this);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class CountingStream(Socket socket, CountedClient client) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var bytes = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref client._received, bytes);
            return bytes;
        }
    }
}
