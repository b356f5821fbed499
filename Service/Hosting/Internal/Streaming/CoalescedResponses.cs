using System.IO.Pipelines;
using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>
/// Writes the messages of a stream together, for as long as their source has the next at hand. gRPC alone flushes each by itself.
/// </summary>
internal sealed class CoalescedResponses(CompressedStreams compressed, TimeProvider time)
{
    // what an HTTP/2 frame carries by default (RFC 9113, 6.5.2)
    private const int MostUnflushed = 16 * 1024;

    // a source that works this long before it has the next message lets its reader wait as if it did not have it
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(1);

    public async Task WriteAsync<T>(IAsyncEnumerable<T> source, IServerStreamWriter<T> responses, ServerCallContext call)
    {
        var body = call.Http().Response.BodyWriter;
        var canHold = body.CanGetUnflushedBytes;
        var flushed = time.GetTimestamp();
        var isFirst = true;
        await using var messages = source.GetAsyncEnumerator(call.CancellationToken);
        while (true)
        {
            var next = messages.MoveNextAsync();
            if (!(next.IsCompleted || !canHold || body.UnflushedBytes == 0 ? await next : await FlushAndAsync(body, next)))
                return;
            if (isFirst)
                await compressed.BeginAsync(call);
            isFirst = false;
            if (canHold)
                Hold(responses);
            await responses.WriteAsync(messages.Current);
            if (!canHold || (body.UnflushedBytes < MostUnflushed && time.GetElapsedTime(flushed) < LongestWait))
                continue;
            await body.FlushAsync();
            // a caller that is gone, or a host that stops, ends a source that never asks
            call.CancellationToken.ThrowIfCancellationRequested();
            flushed = time.GetTimestamp();
        }
    }

    /// <summary>Says that the next message need not be flushed, and leaves what the service said besides.</summary>
    private static void Hold<T>(IServerStreamWriter<T> responses)
    {
        var flags = responses.WriteOptions?.Flags ?? default;
        if ((flags & WriteFlags.BufferHint) == 0)
            responses.WriteOptions = new WriteOptions(flags | WriteFlags.BufferHint);
    }

    private static async ValueTask<bool> FlushAndAsync(PipeWriter body, ValueTask<bool> next)
    {
        var any = false;
        try
        {
            await body.FlushAsync();
        }
        finally
        {
            // a source must not be disposed of while it is asked
            any = await next;
        }

        return any;
    }
}
