using System.Net;
using System.Net.Sockets;

namespace CodeFirst.Tests.Support;

/// <summary>
/// Stands before a server on 127.0.0.1. Once told to, it lets the next request that holds certain bytes pass to the server, waits for the
/// answer, and cuts the connection instead of passing it on: what the caller asked for has happened, and the caller does not know.
/// </summary>
internal sealed class AnswerLosingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly int _serverPort;
    private readonly byte[] _lostAfter;
    private int _toLose;
    private int _lost;

    public AnswerLosingProxy(int serverPort, byte[] lostAfter)
    {
        _serverPort = serverPort;
        _lostAfter = lostAfter;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Lost => Volatile.Read(ref _lost);

    public void LoseNext() => Interlocked.Increment(ref _toLose);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> passing = [];
        try
        {
            while (true)
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient caller)
    {
        using var accepted = caller;
        using var server = new TcpClient { NoDelay = true };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        await server.ConnectAsync(IPAddress.Loopback, _serverPort, ended.Token);
        var losing = false;
        var requests = CopyAsync(caller, server, bytes =>
        {
            if (bytes.IndexOf(_lostAfter) >= 0 && Interlocked.Exchange(ref _toLose, 0) > 0)
                losing = true;
            return true;
        });
        var answers = CopyAsync(server, caller, _ => !losing);
        await await Task.WhenAny(requests, answers);
        if (losing)
            Interlocked.Increment(ref _lost);
        await ended.CancelAsync();
        await Task.WhenAll(requests, answers);

        async Task CopyAsync(TcpClient from, TcpClient to, PassOn passOn)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                int read;
                while ((read = await from.GetStream().ReadAsync(buffer, ended.Token)) > 0 && passOn(buffer.AsSpan(0, read)))
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read), ended.Token);
            }
            catch (Exception closed) when (closed is IOException or SocketException or OperationCanceledException)
            {
            }
        }
    }

    private delegate bool PassOn(ReadOnlySpan<byte> bytes);
}
