using System.Buffers;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>The answers of a call as frames to the browser. It takes what it can read: the service waits for it as for any caller.</summary>
internal sealed class PageAnswers(PageSocket socket, PageRequests requests, JsonMessage type, JsonTypes types, CallClock clock) : IExchangeAnswers
{
    private readonly Queue<ReadOnlyMemory<byte>> _frames = [];

    public bool HasEnded { get; private set; }

    public void Begin(IHeaderDictionary headers) => _frames.Enqueue(Frames.Headers(EndingReader.Metadata(headers), clock.Milliseconds));

    public void Write(in ReadOnlySequence<byte> message)
    {
        var json = new ArrayBufferWriter<byte>();
        type.WriteJson(message.IsSingleSegment ? message.FirstSpan : message.ToArray(), json);
        _frames.Enqueue(Frames.Message(json.WrittenSpan, (int)message.Length, clock.Milliseconds));
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        while (_frames.TryDequeue(out var frame))
            await socket.SendAsync(frame, cancellationToken);
    }

    public async Task EndAsync(Ending ending)
    {
        HasEnded = true;
        // the service knows that the call was cancelled, and not why
        if (ending.Status == StatusCode.Cancelled && requests.Ending is { } own)
            ending = own;
        _frames.Enqueue(Frames.Status(ending, Details(ending), clock.Milliseconds));
        await FlushAsync(CancellationToken.None);
    }

    public void Abort()
    {
    }

    private ReadOnlyMemory<byte> Details(Ending ending)
    {
        var json = new ArrayBufferWriter<byte>();
        try
        {
            if (ending.Details is { } details)
                types.Find("google.rpc.Status")!.WriteJson(details, json);
        }
        catch (InvalidDataException)
        {
            // a detail of a type that no contract has
            json.Clear();
        }

        return json.WrittenMemory;
    }
}
