using System.Globalization;
using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>Reads how a call ended from the headers or trailers in which gRPC says it.</summary>
internal static class EndingReader
{
    private const string DetailsName = "grpc-status-details-bin";

    private static readonly HashSet<string> NoMetadata = new(StringComparer.OrdinalIgnoreCase)
    {
        "grpc-status", "grpc-message", DetailsName, "grpc-encoding", "grpc-accept-encoding",
        "content-type", "content-length", "transfer-encoding", "trailer", "connection", "date", "server",
    };

    /// <summary>The status may stand in the headers, where nothing else was answered, and an answer from before gRPC has none.</summary>
    public static Ending Read(int httpStatus, IHeaderDictionary headers, IHeaderDictionary trailers)
    {
        var said = trailers.GrpcStatus.Count > 0 ? trailers : headers;
        if (!int.TryParse(said.GrpcStatus, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return Ending.Of(CallOutcome.Unsaid(httpStatus), $"The call was answered by HTTP status {httpStatus}, and not by the service.");
        var status = Enum.IsDefined((StatusCode)code) ? (StatusCode)code : StatusCode.Unknown;
        return new Ending(status, Uri.UnescapeDataString(said.GrpcMessage.ToString()), Details(said), Metadata(trailers));
    }

    /// <summary>Those that the application sent.</summary>
    public static HeaderDictionary Metadata(IHeaderDictionary headers)
    {
        var metadata = new HeaderDictionary();
        foreach (var (name, values) in headers)
            if (!NoMetadata.Contains(name))
                metadata[name] = values;
        return metadata;
    }

    private static byte[]? Details(IHeaderDictionary said)
    {
        var text = said[DetailsName].ToString();
        if (text.Length == 0)
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var count) ? bytes[..count] : null;
    }
}
