using Google.Rpc;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Answers;

/// <summary>
/// Answers a call that no service sees, with a status and nothing else: one HEADERS frame, as
/// <see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#responses">Trailers-Only</see> says.
/// </summary>
internal static class TrailersOnly
{
    /// <param name="call">The call, of which nothing was answered yet. Its request is not read.</param>
    /// <param name="status">What its caller is told; details travel in <c>grpc-status-details-bin</c>.</param>
    public static Task WriteAsync(HttpContext call, Status status) => WriteAsync(call, new StatusHeaders(status));

    /// <inheritdoc cref="WriteAsync(HttpContext, Status)"/>
    public static Task WriteAsync(HttpContext call, StatusHeaders status)
    {
        call.Response.StatusCode = StatusCodes.Status200OK;
        call.Response.ContentType = "application/grpc";
        status.Set(call.Response.Headers);
        return call.Response.CompleteAsync();
    }
}
