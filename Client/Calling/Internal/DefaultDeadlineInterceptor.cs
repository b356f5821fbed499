using System.Collections.Frozen;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Client.Internal;

/// <summary>Gives a deadline to calls that come without one.</summary>
internal sealed class DefaultDeadlineInterceptor(
    FrozenDictionary<string, TimeSpan> operationTimeouts, TimeSpan? unaryTimeout, TimeProvider time)
    : Interceptor
{
    public static DefaultDeadlineInterceptor For<TService>(CodeFirstClientOptions options) => new(
        options.UseContractTimeouts ? ContractPolicies<TService>.StatedTimeouts : FrozenDictionary<string, TimeSpan>.Empty,
        options.DefaultTimeout,
        options.TimeProvider);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        => continuation(request, WithDeadline(context, unaryTimeout));

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
        => continuation(request, WithDeadline(context, unaryTimeout));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        => continuation(request, WithDeadline(context, otherwise: null));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
        => continuation(WithDeadline(context, otherwise: null));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
        => continuation(WithDeadline(context, otherwise: null));

    private ClientInterceptorContext<TRequest, TResponse> WithDeadline<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, TimeSpan? otherwise)
        where TRequest : class
        where TResponse : class
    {
        if (context.Options.Deadline is not null)
            return context;
        var timeout = operationTimeouts.TryGetValue(context.Method.FullName, out var stated) ? stated : otherwise;
        return timeout is null ? context : new ClientInterceptorContext<TRequest, TResponse>(
            context.Method, context.Host, context.Options.WithDeadline(Deadline.Reached(timeout.Value, time)));
    }
}
