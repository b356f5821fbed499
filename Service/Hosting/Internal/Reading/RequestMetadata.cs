using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>The metadata of a call, read before the service does it: what cannot be decoded is its caller's fault.</summary>
internal static class RequestMetadata
{
    /// <exception cref="RpcException">It cannot be decoded.</exception>
    public static void Check(ServerCallContext call)
    {
        try
        {
            // decoded once, and kept
            _ = call.RequestHeaders;
        }
        catch (FormatException broken)
        {
            throw Unreadable.Metadata(broken);
        }
    }
}
