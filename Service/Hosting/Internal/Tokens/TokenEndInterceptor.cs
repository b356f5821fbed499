using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Failures;
using CodeFirst.Hosting.Internal.Stopping;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>Ends open streams when their token ends. A unary call was judged when it came, and finishes.</summary>
internal sealed class TokenEndInterceptor(
    IOptions<TokenOptions> tokens, IOptions<CodeFirstHostingOptions> hosting, TimeProvider time) : Interceptor
{
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) => Life(context) is { } life
        ? RunAsync(context, life, requestStream, (requests, stream) => continuation(requests, stream))
        : continuation(requestStream, context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) => Life(context) is { } life
        ? RunAsync(context, life, stream => Completed(
            continuation(request, new EndingResponses<TResponse>(responseStream, stream.CancellationToken), stream)))
        : continuation(request, responseStream, context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) => Life(context) is { } life
        ? RunAsync(context, life, requestStream, (requests, stream) => Completed(
            continuation(requests, new EndingResponses<TResponse>(responseStream, stream.CancellationToken), stream)))
        : continuation(requestStream, responseStream, context);

    /// <summary>How long the stream may last; <see langword="null"/> when its token sets no end to it.</summary>
    private TimeSpan? Life(ServerCallContext context)
    {
        if (!tokens.Value.EndStreams || TokenEnd.Of(context.Http()) is not { } end)
            return null;
        var life = end - time.GetUtcNow() + tokens.Value.ClockSkew;
        return life > TimeSpan.Zero ? life : TimeSpan.Zero;
    }

    private Task<TResponse> RunAsync<TRequest, TResponse>(
        ServerCallContext context,
        TimeSpan life,
        IAsyncStreamReader<TRequest> requestStream,
        Func<IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>> handler) =>
        RunAsync(context, life, async stream =>
        {
            var requests = new StoppingRequests<TRequest>(requestStream, stream.CancellationToken);
            try
            {
                return await handler(requests, stream);
            }
            finally
            {
                // the server gives the body to a later call: a read that outlived this one would break that
                if (stream.CancellationToken.IsCancellationRequested)
                    await ((Task)requests.LastRead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

    private async Task<T> RunAsync<T>(ServerCallContext context, TimeSpan life, Func<ServerCallContext, Task<T>> handler)
    {
        var http = context.Http();
        using var expired = new ExpiringToken(life, hosting.Value.StreamStopGrace, http.Abort, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, expired.Token);
        try
        {
            return await handler(new StoppingCallContext(http, ended.Token) { Call = context });
        }
        catch (Exception failure) when (
            expired.Token.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested && !FailureAnswers.IsAnswer(failure))
        {
            throw new TokenRefusals(context.Method[1..context.Method.LastIndexOf('/')]).Expired();
        }
    }

    private static async Task<bool> Completed(Task stream)
    {
        await stream;
        return true;
    }
}
