using CodeFirst.Annotations;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Client.Internal;

/// <summary>Has calls that are made while another one is served end with it.</summary>
internal sealed class ServedCallInterceptor(bool inherits) : Interceptor
{
    // an address is asked for its health for all calls, whichever was the first
    private const string Health = "grpc.health.v1.Health";

    public static ServedCallInterceptor For(CodeFirstClientOptions options) => new(options.InheritServedCall);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, Inherited(context, out var either));
        return either is null ? call : new AsyncUnaryCall<TResponse>(
            call.ResponseAsync, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, Ended(call, either));
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var inherited = Inherited(context, out var either);
        using (either)
            return continuation(request, inherited);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, Inherited(context, out var either));
        return either is null ? call : new AsyncServerStreamingCall<TResponse>(
            call.ResponseStream, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, Ended(call, either));
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(Inherited(context, out var either));
        return either is null ? call : new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            call.ResponseAsync,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            Ended(call, either));
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(Inherited(context, out var either));
        return either is null ? call : new AsyncDuplexStreamingCall<TRequest, TResponse>(
            call.RequestStream,
            call.ResponseStream,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            Ended(call, either));
    }

    private static Action Ended(IDisposable call, CancellationTokenSource either) => () =>
    {
        call.Dispose();
        either.Dispose();
    };

    /// <param name="context">The call as it was made.</param>
    /// <param name="either">What cancels the call when it has a token of its own too; to be disposed of with the call.</param>
    private ClientInterceptorContext<TRequest, TResponse> Inherited<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, out CancellationTokenSource? either)
        where TRequest : class
        where TResponse : class
    {
        either = null;
        if (!inherits || context.Method.ServiceName == Health || ServedCall.Current is not { } served)
            return context;
        var options = context.Options;
        if (served.Deadline is { } end && !(options.Deadline <= end))
            options = options.WithDeadline(end);
        if (served.CancellationToken.CanBeCanceled && options.CancellationToken != served.CancellationToken)
        {
            if (options.CancellationToken.CanBeCanceled)
                either = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, served.CancellationToken);
            options = options.WithCancellationToken(either?.Token ?? served.CancellationToken);
        }

        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options);
    }
}
