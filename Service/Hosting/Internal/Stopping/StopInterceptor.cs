using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>
/// Ends open streams when the host stops. Left alone, a stream holds the host until its shutdown timeout (30 s by default).
/// Unary calls are left to finish.
/// </summary>
internal sealed class StopInterceptor(StopSignal signal, OpenStreams streams) : Interceptor
{
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, requestStream, (requests, stream) => continuation(requests, stream));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(context, stream => Completed(continuation(request, responseStream, stream)));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(
            context, requestStream, (requests, stream) => Completed(continuation(requests, responseStream, stream)));

    private Task<TResponse> RunAsync<TRequest, TResponse>(
        ServerCallContext context,
        IAsyncStreamReader<TRequest> requestStream,
        Func<IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>> handler) =>
        RunAsync(context, async stream =>
        {
            var requests = new StoppingRequests<TRequest>(requestStream, stream.CancellationToken);
            try
            {
                return await handler(requests, stream);
            }
            finally
            {
                // a service that failed may have left a read behind, and the last word is read after it
                if (signal.Stopping.IsCancellationRequested)
                    await ((Task)requests.LastRead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

    private async Task<T> RunAsync<T>(ServerCallContext context, Func<ServerCallContext, Task<T>> handler)
    {
        // health says NOT_SERVING and ends its streams itself
        if (context.Method.StartsWith("/grpc.health.v1.", StringComparison.Ordinal))
            return await handler(context);
        var http = context.Http();
        if (CallRecord.Of(context) is { } record)
            streams.Enter(record);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, signal.Stopping);
        // a write to a caller that does not read cannot be told to end: cut the stream instead
        using var cut = signal.GraceOver.Register(http.Abort);
        try
        {
            return await handler(new StoppingCallContext(http, ended.Token) { Call = context });
        }
        catch (OperationCanceledException) when (signal.Stopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The service is stopping. Call again: another instance may answer."));
        }
    }

    private static async Task<bool> Completed(Task stream)
    {
        await stream;
        return true;
    }
}
