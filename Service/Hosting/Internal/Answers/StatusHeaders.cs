using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CodeFirst.Hosting.Internal.Answers;

/// <summary>A status as the headers, or trailers, that carry it. One that is always the same is made once.</summary>
internal sealed class StatusHeaders(Status status)
{
    private readonly StringValues _code = status.Code.ToString(CultureInfo.InvariantCulture);
    private readonly StringValues _message = PercentEncoded(status.Message);
    private readonly StringValues _details = status.Details.Count > 0 ? Convert.ToBase64String(status.ToByteArray()) : StringValues.Empty;

    public void Set(IHeaderDictionary headers)
    {
        headers["grpc-status"] = _code;
        headers["grpc-message"] = _message;
        if (_details.Count > 0)
            headers["grpc-status-details-bin"] = _details;
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
