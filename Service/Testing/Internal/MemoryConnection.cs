using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace CodeFirst.Testing.Internal;

/// <summary>Kestrel's end of a connection in memory; <see cref="Client"/> is the other.</summary>
internal sealed class MemoryConnection : DefaultConnectionContext
{
    private readonly MemoryConnectionStream _client;
    private readonly Action<MemoryConnection> _closed;
    private readonly CancellationTokenSource _ended = new();

    public MemoryConnection(EndPoint endPoint, Action<MemoryConnection> closed)
        : base(Guid.NewGuid().ToString("N"))
    {
        // a continuation must not run inside the other end's write
        var options = new PipeOptions(useSynchronizationContext: false);
        var (toServer, toClient) = (new Pipe(options), new Pipe(options));
        _client = new MemoryConnectionStream(toClient.Reader, toServer.Writer);
        _closed = closed;
        Transport = new Duplex(toServer.Reader, toClient.Writer);
        ConnectionClosed = _ended.Token;
        LocalEndPoint = RemoteEndPoint = endPoint;
    }

    public Stream Client => _client;

    public override void Abort(ConnectionAbortedException abortReason)
    {
        _client.Break(abortReason);
        // the callbacks are Kestrel's, and may be waiting for whoever aborts
        ThreadPool.UnsafeQueueUserWorkItem(static ended => ended.Cancel(), _ended, preferLocal: false);
    }

    public override async ValueTask DisposeAsync()
    {
        _closed(this);
        await Transport.Input.CompleteAsync().ConfigureAwait(false);
        await Transport.Output.CompleteAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
