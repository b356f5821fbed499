using System.Net;
using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks.Load;

/// <summary>So many callers that make the same call again and again, over a few connections that stay open between runs.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private const int MaxHttp2Connections = 4;

    private readonly List<ICaller> _callers = [];

    private LoadGenerator()
    {
    }

    /// <summary>Checks one reply in full, and connects.</summary>
    public static async Task<LoadGenerator> ConnectAsync(
        Uri server, Version version, PreparedRequest request, int callers, CancellationToken cancellationToken)
    {
        var replyBytes = await FirstReply.CheckAsync(server, request, version, cancellationToken);
        var load = new LoadGenerator();
        var connections = version == HttpVersion.Version20 ? Math.Min(MaxHttp2Connections, callers) : callers;
        for (var i = 0; i < connections; i++)
        {
            var socket = await CallerSocket.ConnectAsync(server, cancellationToken);
            load._callers.Add(version == HttpVersion.Version20
                ? new Http2Caller(socket, server, request, replyBytes, callers / connections)
                : new Http1Caller(socket, server, request, replyBytes));
        }

        return load;
    }

    public async Task<Latencies> RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        var ticks = await Task.WhenAll(_callers.Select(caller => Task.Run(() => caller.RunAsync(length, cancellationToken), cancellationToken)));
        return new Latencies(ticks.SelectMany(one => one));
    }

    public void Dispose() => _callers.ForEach(caller => caller.Dispose());
}
