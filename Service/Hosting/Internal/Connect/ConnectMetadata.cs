using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>Metadata between HTTP's headers, as Connect has it, and gRPC's.</summary>
internal static class ConnectMetadata
{
    private const string Own = "connect-";
    private const string Trailer = "trailer-";
    private const string Binary = "-bin";

    // what HTTP or Connect says with them concerns the body, or the connection, and not the call
    private static readonly HashSet<string> NoMetadata = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "expect", "host", "keep-alive",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
        "grpc-accept-encoding", "grpc-encoding", "grpc-timeout",
    };

    /// <summary>The metadata that a caller sent.</summary>
    public static HeaderDictionary Of(IHeaderDictionary headers)
    {
        var metadata = new HeaderDictionary();
        foreach (var (name, values) in headers)
            if (!NoMetadata.Contains(name) && !name.StartsWith(Own, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(':'))
                metadata[name] = values;
        return metadata;
    }

    public static void SetHeaders(IHeaderDictionary response, IHeaderDictionary metadata)
    {
        foreach (var (name, values) in metadata)
            response[name] = Values(name, values);
    }

    /// <summary>Trailers of a unary call travel among its headers.</summary>
    public static void SetTrailers(IHeaderDictionary response, IHeaderDictionary metadata)
    {
        foreach (var (name, values) in metadata)
            response[Trailer + name] = Values(name, values);
    }

    /// <summary>One value: Connect writes base64 without padding.</summary>
    public static string? Value(string name, string? value) =>
        name.EndsWith(Binary, StringComparison.OrdinalIgnoreCase) ? value?.TrimEnd('=') : value;

    private static StringValues Values(string name, StringValues values) =>
        name.EndsWith(Binary, StringComparison.OrdinalIgnoreCase) ? new StringValues([.. values.Select(value => Value(name, value))]) : values;
}
