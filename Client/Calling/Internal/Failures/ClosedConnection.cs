using Grpc.Core;

namespace CodeFirst.Client.Internal.Failures;

/// <summary>
/// A connection that the server closed in order (GOAWAY with NO_ERROR) is UNAVAILABLE, as gRPC has it
/// (https://github.com/grpc/grpc/blob/master/doc/statuscodes.md: the connection breaks while the call is in flight). .NET reports a stream
/// caught in it as a protocol error with code 0, which <c>Grpc.Net.Client</c> makes INTERNAL.
/// </summary>
internal static class ClosedConnection
{
    private const long NoError = 0;

    public static bool IsBehind(RpcException failed)
        => failed.StatusCode == StatusCode.Internal && Causes(failed.Status.DebugException).Any(IsClosed);

    public static RpcException Failure(RpcException failed) => new(
        new Status(
            StatusCode.Unavailable,
            "The service closed the connection while the call was open. Call again: another instance may answer.",
            failed.Status.DebugException),
        failed.Trailers);

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }

    private static bool IsClosed(Exception cause) => cause is HttpProtocolException { ErrorCode: NoError };
}
