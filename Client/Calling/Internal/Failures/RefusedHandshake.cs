using System.Security.Authentication;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Failures;

/// <summary>
/// A TLS handshake that failed is UNAVAILABLE, as other gRPC clients have it: no connection came about
/// (https://github.com/grpc/grpc/blob/master/doc/statuscodes.md). <c>Grpc.Net.Client</c> makes it INTERNAL.
/// It is not made again by a retry, which could not end otherwise.
/// </summary>
internal static class RefusedHandshake
{
    public static bool IsBehind(RpcException failed) => failed.StatusCode == StatusCode.Internal && Cause(failed) is not null;

    public static RpcException Failure(RpcException failed) => new(
        new Status(
            StatusCode.Unavailable,
            $"No encrypted connection to the service came about: {Cause(failed)!.Message.TrimEnd('.')}. "
            + "Check the address, the authorities in Tls.TrustedRoots, and the client's own certificate.",
            failed.Status.DebugException),
        failed.Trailers);

    private static AuthenticationException? Cause(RpcException failed)
    {
        for (var cause = failed.Status.DebugException; cause is not null; cause = cause.InnerException)
            if (cause is AuthenticationException handshake)
                return handshake;
        return null;
    }
}
