using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>
/// While the host stops, a stream counts as open until its caller has closed its own side too, which it does when it has read the
/// status. The server would close the connection right behind the status, and a caller that is still sending would see a broken
/// connection in place of it.
/// </summary>
internal sealed class LastWord(StopSignal signal, OpenStreams streams)
{
    /// <summary>Ends a stream that was answered.</summary>
    public async Task EndAsync(HttpContext stream, bool isAnswered)
    {
        try
        {
            if (isAnswered && signal.Stopping.IsCancellationRequested)
                await WaitForCallerAsync(stream);
        }
        finally
        {
            streams.Leave();
        }
    }

    private async Task WaitForCallerAsync(HttpContext context)
    {
        await context.Response.CompleteAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, signal.GraceOver);
        try
        {
            await ReadToEndAsync(context.Request.BodyReader, ended.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // the caller closed its side by a reset, as most do, or did not within the grace
        }
    }

    private static async Task ReadToEndAsync(PipeReader body, CancellationToken cancellationToken)
    {
        ReadResult read;
        do
        {
            read = await body.ReadAsync(cancellationToken);
            body.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }
}
