using Grpc.Core;

namespace CodeFirst.Client.Internal.Failures;

/// <summary>
/// A new connection that ends, or allows no stream, before it has carried a call is UNAVAILABLE, as gRPC has it: nothing of the call was
/// sent (https://github.com/grpc/grpc/blob/master/doc/statuscodes.md). .NET's connection pool says so by a failure without a cause
/// (dotnet/runtime, HttpConnectionPool.Http2), which <c>Grpc.Net.Client</c> makes INTERNAL. With TLS 1.3 a server that refuses the caller's
/// certificate is often seen so, since the caller's side of the handshake is over by then.
/// </summary>
internal static class UnusedConnection
{
    public static bool IsBehind(RpcException failed) => failed is
    {
        StatusCode: StatusCode.Internal,
        Status.DebugException: HttpRequestException { HttpRequestError: HttpRequestError.Unknown, StatusCode: null, InnerException: null },
    };

    public static RpcException Failure(RpcException failed) => new(
        new Status(
            StatusCode.Unavailable,
            "The service ended a new connection before it could carry the call. Call again; if it stays so, check whether the service is "
            + "overloaded, or wants another certificate of the client.",
            failed.Status.DebugException),
        failed.Trailers);
}
