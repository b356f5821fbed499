using System.Buffers;
using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>The metadata of a call, looked at before the service does it: what cannot be read is its caller's fault.</summary>
internal static class RequestMetadata
{
    // what gRPC allows in a name (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests); HTTP allows more
    private static readonly SearchValues<char> InNames =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.");

    /// <exception cref="RpcException">It cannot be read.</exception>
    public static void Check(ServerCallContext call)
    {
        try
        {
            // decoded once, and kept for the service
            _ = call.RequestHeaders;
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException)
        {
            throw Unreadable.Metadata(UnknownName(call), broken);
        }
    }

    private static string? UnknownName(ServerCallContext call) => call.Http().Request.Headers.Keys
        .FirstOrDefault(name => name.AsSpan().ContainsAnyExcept(InNames) && !name.StartsWith(':'));
}
