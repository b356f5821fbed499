using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>The metadata of a call, read before the service does it: what cannot be decoded is its caller's fault.</summary>
internal static class RequestMetadata
{
    private const string BinarySuffix = "-bin";

    /// <exception cref="RpcException">It cannot be decoded.</exception>
    public static void Check(ServerCallContext call)
    {
        if (!HasBinary(call.GetHttpContext().Request.Headers))
            return;
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

    // text is taken as it is
    private static bool HasBinary(IHeaderDictionary headers)
    {
        foreach (var (name, _) in headers)
        {
            if (name.EndsWith(BinarySuffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
