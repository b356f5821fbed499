using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Client.Internal.Failures;

/// <summary>Gives callers the status that gRPC means, where .NET's handler has another, and marks every failure as a client's.</summary>
internal sealed class FailureInterceptor : Interceptor
{
    public static readonly FailureInterceptor Instance = new();

    private FailureInterceptor()
    {
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            Judged(call.ResponseAsync, context.Options.Deadline), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            Judged(call.ResponseAsync, context.Options.Deadline),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncServerStreamingCall<TResponse>(
            new Reader<TResponse>(call.ResponseStream, context.Options.Deadline), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            new Reader<TResponse>(call.ResponseStream, context.Options.Deadline),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    private static async Task<T> Judged<T>(Task<T> result, DateTime? deadline)
    {
        try
        {
            return await result.ConfigureAwait(false);
        }
        catch (RpcException failed) when (ClosedConnection.IsBehind(failed))
        {
            throw Marked(ClosedConnection.Failure(failed), deadline);
        }
        catch (RpcException failed) when (RefusedHandshake.IsBehind(failed))
        {
            throw Marked(RefusedHandshake.Failure(failed), deadline);
        }
        catch (RpcException failed) when (UnusedConnection.IsBehind(failed))
        {
            throw Marked(UnusedConnection.Failure(failed), deadline);
        }
        catch (RpcException failed)
        {
            Marked(failed, deadline);
            throw;
        }
    }

    /// <summary>
    /// A service that makes this call while it serves another has to tell this failure from one of its own, and the end of that other
    /// call's time from the end of this one's.
    /// </summary>
    private static RpcException Marked(RpcException failed, DateTime? deadline)
    {
        failed.Data["CodeFirst.Client"] = deadline;
        return failed;
    }

    private sealed class Reader<T>(IAsyncStreamReader<T> reader, DateTime? deadline) : IAsyncStreamReader<T>
    {
        public T Current => reader.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var next = reader.MoveNext(cancellationToken);
            return next.IsCompletedSuccessfully ? next : Judged(next, deadline);
        }
    }
}
