using Grpc.Core;

namespace CodeFirst.Tests.Client;

/// <summary>Fails every call and every stream of responses in the same way.</summary>
internal sealed class FailedInvoker(RpcException failure) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => throw failure;

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => new(Task.FromException<TResponse>(failure), Headers, () => failure.Status, () => failure.Trailers, () => { });

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => new(new FailedReader<TResponse>(failure), Headers, () => failure.Status, () => failure.Trailers, () => { });

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => throw new NotSupportedException();

    private static Task<Metadata> Headers { get; } = Task.FromResult(new Metadata());

    private sealed class FailedReader<T>(RpcException failure) : IAsyncStreamReader<T>
    {
        public T Current => throw new InvalidOperationException("There is no message.");

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromException<bool>(failure);
    }
}
