using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace CodeFirst.Testing.Internal;

/// <summary>Kestrel's way to its callers in this process: each connection is a pair of pipes.</summary>
internal sealed class MemoryTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _arriving = Channel.CreateUnbounded<ConnectionContext>();
    private readonly ConcurrentDictionary<string, MemoryConnection> _open = new();

    public EndPoint EndPoint { get; } = new MemoryEndPoint();

    public bool CanBind(EndPoint endpoint) => endpoint == EndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        => ValueTask.FromResult<IConnectionListener>(this);

    public ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = new MemoryConnection(EndPoint, closed => _open.TryRemove(closed.ConnectionId, out _));
        _open[connection.ConnectionId] = connection;
        if (_arriving.Writer.TryWrite(connection))
            return ValueTask.FromResult(connection.Client);
        _open.TryRemove(connection.ConnectionId, out _);
        throw new IOException("The host in memory has stopped, and takes no connection any more.");
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        => await _arriving.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _arriving.Reader.TryRead(out var connection)
            ? connection
            : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _arriving.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    public void Cut()
    {
        foreach (var id in _open.Keys)
            Cut(id);
    }

    public void Cut(string connectionId)
    {
        if (_open.TryRemove(connectionId, out var connection))
            connection.Abort(new ConnectionAbortedException("The test cut the connection."));
    }

    private sealed class MemoryEndPoint : EndPoint
    {
        public override string ToString() => "memory";
    }
}
