using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>Ends what a caller sends when its call ends, so that the call's own status is what the caller sees.</summary>
internal sealed class UploadInterceptor : Interceptor
{
    public static readonly UploadInterceptor Instance = new();

    // The proxy's call reaches the invoker on the same thread before it returns: here the two meet.
    [ThreadStatic]
    private static CallBoundSource? _offered;

    private UploadInterceptor()
    {
    }

    public static OfferScope Offer(CallBoundSource source)
    {
        _offered = source;
        return default;
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var source = _offered;
        var call = CallBoundSource.Send(source, () => continuation(context));
        if (source is null)
            return call;
        call.ResponseAsync.ContinueWith(
            static (_, source) => ((CallBoundSource)source!).End(),
            source,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new UploadWriter<TRequest>(call.RequestStream, source),
            call.ResponseAsync,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var source = _offered;
        var call = CallBoundSource.Send(source, () => continuation(context));
        // the reader of the responses sees the call end by itself: only a write that comes too late must not hide it
        return source is null ? call : new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new UploadWriter<TRequest>(call.RequestStream, source),
            call.ResponseStream,
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    /// <summary>Takes the offer back.</summary>
    public readonly struct OfferScope : IDisposable
    {
        public void Dispose() => _offered = null;
    }
}
