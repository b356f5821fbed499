using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Hosting.Internal;

/// <summary>
/// The one place that turns an exception into a status. A service that wants a caller to know more throws
/// <see cref="RpcException"/>; anything else is <c>INTERNAL</c>, logged here, and its text stays here.
/// </summary>
internal sealed partial class FailureInterceptor(ILogger<FailureInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context) ?? throw NoMessage(context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw StatusOf(failure, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context) ?? throw NoMessage(context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw StatusOf(failure, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw StatusOf(failure, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw StatusOf(failure, context);
        }
    }

    private RpcException StatusOf(Exception failure, ServerCallContext context)
    {
        // The caller has gone or its deadline has passed: whatever was thrown since is a consequence, and nobody reads the status.
        if (context.CancellationToken.IsCancellationRequested)
            return context.Deadline <= DateTime.UtcNow
                ? new RpcException(new Status(StatusCode.DeadlineExceeded, $"The deadline of {context.Method} has passed."))
                : new RpcException(new Status(StatusCode.Cancelled, $"The caller cancelled {context.Method}."));
        LogFailure(context.Method, failure);
        return new RpcException(new Status(StatusCode.Internal, $"{context.Method} failed inside the service. Its log says why."));
    }

    private RpcException NoMessage(ServerCallContext context)
    {
        LogNoMessage(context.Method);
        return new RpcException(new Status(
            StatusCode.Internal, $"{context.Method} returned null inside the service, in place of a message."));
    }

    [LoggerMessage(2, LogLevel.Error, "{Method} returned null and was answered with INTERNAL. Return a message, or throw an RpcException.")]
    private partial void LogNoMessage(string method);

    [LoggerMessage(1, LogLevel.Error, "{Method} failed and was answered with INTERNAL.")]
    private partial void LogFailure(string method, Exception failure);
}
