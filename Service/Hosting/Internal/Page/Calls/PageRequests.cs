using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Json;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>The messages that the browser sends: <c>{"message": ...}</c>, <c>{"end": true}</c> after the last, <c>{"cancel": true}</c> at any time.</summary>
internal sealed class PageRequests(PageSocket socket, JsonMessage type, int maxPending) : IExchangeRequests
{
    private static readonly Ending Cancelled = Ending.Of(StatusCode.Cancelled, "You cancelled the call.");

    private readonly Channel<byte[]> _messages = Channel.CreateUnbounded<byte[]>();
    private int _pending;

    /// <summary>How the call ended, when it was on this side.</summary>
    public Ending? Ending { get; private set; }

    /// <summary>Reads frames until the socket is closed; a browser that is gone cancels the call.</summary>
    public async Task ReadAsync(CancellationTokenSource call)
    {
        try
        {
            while (await socket.ReceiveAsync(call.Token) is { } frame && Take(frame))
            {
            }
        }
        finally
        {
            Ending ??= Cancelled;
            await call.CancelAsync();
        }
    }

    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        if (!await _messages.Reader.WaitToReadAsync(cancellationToken) || !_messages.Reader.TryRead(out var json))
            return null;
        Interlocked.Add(ref _pending, -json.Length);
        var message = Read(json);
        await socket.SendAsync(Frames.Sent(message.Length, json.Length), cancellationToken);
        return message;
    }

    /// <summary>Without the layout that only the reader of the page needs.</summary>
    private static byte[] Compact(JsonElement message)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Frames.Options))
            message.WriteTo(writer);
        return json.WrittenSpan.ToArray();
    }

    private byte[] Read(byte[] json)
    {
        try
        {
            return type.ReadJson(json, refusesUnknown: true);
        }
        catch (JsonRefusal refused)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, refused.Message));
        }
    }

    /// <returns>Whether the call goes on.</returns>
    private bool Take(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            if (document.RootElement.TryGetProperty("message", out var message))
                return Queue(Compact(message));
            if (document.RootElement.TryGetProperty("end", out _))
                _messages.Writer.TryComplete();
            return !document.RootElement.TryGetProperty("cancel", out _);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            Ending = Ending.Of(StatusCode.InvalidArgument, $"The message is no JSON: {wrong.Message}");
            return false;
        }
    }

    private bool Queue(byte[] json)
    {
        // a cancel has to be seen, so that reading never waits for the service
        if (Interlocked.Add(ref _pending, json.Length) > maxPending && _pending > json.Length)
        {
            Ending = Ending.Of(StatusCode.ResourceExhausted, $"More than {maxPending} bytes wait for the service to read them; send more slowly.");
            return false;
        }

        _messages.Writer.TryWrite(json);
        return true;
    }
}
