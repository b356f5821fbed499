using System.Buffers;
using System.Net.WebSockets;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>A socket of text frames: one reader, any number of writers.</summary>
internal sealed class PageSocket(WebSocket socket, int maxMessageSize) : IDisposable
{
    // what stands around a message in its frame
    private const int Envelope = 16 * 1024;

    private readonly SemaphoreSlim _sending = new(1);

    /// <returns>The next frame; <see langword="null"/> when the browser has closed, or sent one that is too large, which closes.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>(1024);
        while (true)
        {
            var part = await socket.ReceiveAsync(frame.GetMemory(1024), cancellationToken);
            if (part.MessageType != WebSocketMessageType.Text)
                return null;
            frame.Advance(part.Count);
            if (frame.WrittenCount > maxMessageSize + Envelope)
            {
                await CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, $"A message has {maxMessageSize} bytes at most.", cancellationToken);
                return null;
            }

            if (part.EndOfMessage)
                return frame.WrittenMemory;
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says that there is nothing more to come.</summary>
    public Task CloseOutputAsync(CancellationToken cancellationToken) =>
        CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);

    /// <summary>Closes both sides, whatever the browser still sends.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await CloseOutputAsync(cancellationToken);
        while (socket.State == WebSocketState.CloseSent && await ReceiveAsync(cancellationToken) is not null)
        {
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task CloseOutputAsync(WebSocketCloseStatus status, string? why, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, why, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
