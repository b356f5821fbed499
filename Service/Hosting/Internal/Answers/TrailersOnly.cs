using System.Globalization;
using System.Text;
using Google.Protobuf;
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
    public static Task WriteAsync(HttpContext call, Status status)
    {
        var response = call.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = PercentEncoded(status.Message);
        if (status.Details.Count > 0)
            response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray());
        return response.CompleteAsync();
    }

    // what is not printable ASCII, and the percent sign: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#responses
    private static string PercentEncoded(string sentence)
    {
        var encoded = new StringBuilder(sentence.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(sentence))
        {
            if (octet is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
