using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>How a call ended.</summary>
/// <param name="Status">The status.</param>
/// <param name="Message">Its sentence for people; may be empty.</param>
/// <param name="Details">A <c>google.rpc.Status</c> with its details for programs; <see langword="null"/> when there are none.</param>
/// <param name="Trailers">The trailing metadata, without what is gRPC's own.</param>
internal sealed record Ending(StatusCode Status, string Message, byte[]? Details, IHeaderDictionary Trailers)
{
    public bool IsOk => Status == StatusCode.OK;

    /// <summary>An ending that no call came to.</summary>
    public static Ending Of(StatusCode status, string message) => new(status, message, null, new HeaderDictionary());
}
