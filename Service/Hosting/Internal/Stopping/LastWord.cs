using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>
/// While the host stops, a stream counts as open until its caller has closed its own side too, which it does when it has read the
/// status. The server would close the connection right behind the status, and a caller that is still sending would see a broken
/// connection in place of it.
/// </summary>
internal sealed class LastWord(StopSignal signal, OpenStreams streams) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(RunAsync);
        next(application);
    };

    private async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (signal.Stopping.IsCancellationRequested && OpenStreams.Contains(context))
                await WaitForCallerAsync(context);
        }
        finally
        {
            if (OpenStreams.Contains(context))
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
