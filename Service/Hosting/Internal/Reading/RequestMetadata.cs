using System.Buffers;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>The metadata of a call, looked at before the service does it: what cannot be read is its caller's fault.</summary>
internal static class RequestMetadata
{
    private const string BinarySuffix = "-bin";

    // what gRPC allows in a name (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests); HTTP allows more
    private static readonly SearchValues<char> InNames =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.");

    /// <exception cref="RpcException">It cannot be read.</exception>
    public static void Check(ServerCallContext call)
    {
        var isBinary = false;
        foreach (var (name, _) in call.GetHttpContext().Request.Headers)
        {
            if (name.AsSpan().ContainsAnyExcept(InNames) && !name.StartsWith(':'))
                throw Unreadable.MetadataName(name);
            isBinary |= name.EndsWith(BinarySuffix, StringComparison.OrdinalIgnoreCase);
        }

        // text is taken as it is
        if (isBinary)
            Decode(call);
    }

    private static void Decode(ServerCallContext call)
    {
        try
        {
            // once, and kept
            _ = call.RequestHeaders;
        }
        catch (FormatException broken)
        {
            throw Unreadable.Metadata(broken);
        }
    }
}
