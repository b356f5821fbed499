using System.Net;
using System.Net.Sockets;

namespace CodeFirst.Benchmarks.Cells.Document;

/// <summary>Passes one connection on to a server and counts what comes back, HTTP framing included.</summary>
internal sealed class CountingRelay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;
    private long _received;

    public CountingRelay(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Authority => $"{_listener.LocalEndpoint}";

    public long BytesReceived => Interlocked.Read(ref _received);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // disposed of
        }
    }

    private async Task RelayAsync(TcpClient caller)
    {
        using (caller)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port);
                await Task.WhenAny(caller.GetStream().CopyToAsync(server.GetStream()), CountAsync(server.GetStream(), caller.GetStream()));
            }
            catch (Exception broken) when (broken is IOException or SocketException)
            {
                // the caller notices
            }
        }
    }

    private async Task CountAsync(NetworkStream server, NetworkStream caller)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await server.ReadAsync(buffer)) > 0;)
        {
            Interlocked.Add(ref _received, read);
            await caller.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
