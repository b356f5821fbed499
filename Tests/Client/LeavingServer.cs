using System.Net;
using System.Net.Sockets;
using CodeFirst.Tests.Hostile.Raw;

namespace CodeFirst.Tests.Client;

/// <summary>
/// A server that is about to stop: it serves no stream of its first connection, says so with GOAWAY once it has seen a part of the first
/// request, and carries later connections to another server.
/// </summary>
internal sealed class LeavingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly string _other;
    private readonly Task _serving;

    /// <param name="seen">The frame of the first request that it sees before it leaves.</param>
    /// <param name="other">HOST:PORT of the server that later connections reach.</param>
    public LeavingServer(FrameType seen, string other)
    {
        _other = other;
        _listener.Start();
        _serving = ServeAsync(seen);
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task ServeAsync(FrameType seen)
    {
        await using var left = await RawConnection.AcceptAsync(await _listener.AcceptSocketAsync(_over.Token));
        await left.ReceiveAsync(seen);
        await left.SendAsync(Frame.GoAway(lastStream: 0));
        List<Task> carried = [];
        try
        {
            while (true)
                carried.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        finally
        {
            await Task.WhenAll(carried).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        {
            using var other = new TcpClient();
            await other.ConnectAsync(IPEndPoint.Parse(_other), _over.Token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(other.GetStream(), _over.Token),
                other.GetStream().CopyToAsync(client.GetStream(), _over.Token));
        }
    }
}
