using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>Times calls as their caller sees them, and lets their attempts know the deadline. It does nothing unless someone listens.</summary>
internal sealed class MetricsInterceptor(string target) : Interceptor
{
    // what a call within a deadline captures is made only where it is timed
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        => IsListenedTo ? Timed(request, context, continuation) : continuation(request, context);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
        => IsListenedTo ? Timed(context, continuation) : continuation(context);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        => IsListenedTo ? Timed(request, context, continuation) : continuation(request, context);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
        => IsListenedTo ? Timed(context, continuation) : continuation(context);

    private AsyncUnaryCall<TResponse> Timed<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var timer = Timer(context.Method);
        var call = CallDeadline.Within(context.Options.Deadline, () => continuation(request, context));
        return new AsyncUnaryCall<TResponse>(
            timer.Until(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, timer.Left(call.Dispose));
    }

    private AsyncClientStreamingCall<TRequest, TResponse> Timed<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var timer = Timer(context.Method);
        var call = CallDeadline.Within(context.Options.Deadline, () => continuation(context));
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            timer.Until(call.ResponseAsync),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            timer.Left(call.Dispose));
    }

    private AsyncServerStreamingCall<TResponse> Timed<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var timer = Timer(context.Method);
        var call = CallDeadline.Within(context.Options.Deadline, () => continuation(request, context));
        return new AsyncServerStreamingCall<TResponse>(
            timer.Until(call.ResponseStream), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, timer.Left(call.Dispose));
    }

    private AsyncDuplexStreamingCall<TRequest, TResponse> Timed<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var timer = Timer(context.Method);
        var call = CallDeadline.Within(context.Options.Deadline, () => continuation(context));
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            timer.Until(call.ResponseStream),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            timer.Left(call.Dispose));
    }

    private static bool IsListenedTo => ClientMeter.CountsCalls || ClientMeter.CountsAttempts;

    private CallTimer Timer(IMethod method) => new(method.FullName[1..], target);
}
