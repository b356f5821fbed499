using Grpc.Core;

namespace CodeFirst.Tests.Client;

/// <summary>Keeps the call it is asked to make, and makes none.</summary>
internal sealed class RecordingInvoker : CallInvoker
{
    public IMethod? Method { get; private set; }

    public CallOptions Options { get; private set; }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => throw Recorded(method, options);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => throw Recorded(method, options);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => throw Recorded(method, options);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => throw Recorded(method, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => throw Recorded(method, options);

    private RpcException Recorded(IMethod method, CallOptions options)
    {
        Method = method;
        Options = options;
        return new RpcException(new Status(StatusCode.Cancelled, "recorded"));
    }
}
