using System.Net.WebSockets;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Json;
using CodeFirst.Hosting.Internal.Stopping;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>Calls that a browser makes, one to a socket; docs/contract-page.md has the frames of both sides.</summary>
internal sealed class PageCalls(
    GrpcExchange exchange, ServedContracts contracts, JsonTypes types, StopSignal stop, IOptions<ContractPageOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task RunAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            return;
        }

        using var accepted = await context.WebSockets.AcceptWebSocketAsync();
        using var socket = new PageSocket(accepted, options.Value.MaxMessageSize);
        try
        {
            await RunAsync(context, socket);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // the browser is gone, and so is the call
            accepted.Abort();
        }
    }

    private async Task RunAsync(HttpContext context, PageSocket socket)
    {
        if (await StartAsync(socket, context.RequestAborted) is { } call)
            await CallAsync(context, socket, call);
        using var patience = new CancellationTokenSource(Patience, time);
        await socket.CloseAsync(patience.Token);
    }

    private async Task<PageCall?> StartAsync(PageSocket socket, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token, stop.Stopping);
        if (await socket.ReceiveAsync(waiting.Token) is not { } frame)
            return null;
        try
        {
            return PageCall.Read(frame, contracts.Files, types);
        }
        catch (InvalidDataException refused)
        {
            await socket.SendAsync(Frames.Refused(refused.Message), cancellationToken);
            return null;
        }
    }

    private async Task CallAsync(HttpContext context, PageSocket socket, PageCall call)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var clock = new CallClock(time);
        var requests = new PageRequests(socket, call.Request, options.Value.MaxMessageSize);
        var answers = new PageAnswers(socket, requests, call.Response, types, clock);
        // what is sent while answers arrive, and a cancel; it ends with the call
        var reading = requests.ReadAsync(cancelled);
        try
        {
            await exchange.RunAsync(context, new ExchangeCall(call.Path, call.Headers), requests, answers, cancelled.Token);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
        }

        if (!answers.HasEnded)
            await answers.EndAsync(Ending.Of(StatusCode.Cancelled, "The call was cut."));
        await socket.CloseOutputAsync(context.RequestAborted);
        await reading.WaitAsync(Patience, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
