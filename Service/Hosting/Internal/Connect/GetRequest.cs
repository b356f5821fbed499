using System.Buffers.Text;
using System.Text;
using CodeFirst.Hosting.Internal.Exchange;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The one message of a GET: in its query.</summary>
internal sealed class GetRequest(IQueryCollection query, IMessageCodec codec, int most) : IExchangeRequests
{
    private bool _isRead;

    public ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isRead)
            return new ValueTask<ReadOnlyMemory<byte>?>((ReadOnlyMemory<byte>?)null);
        _isRead = true;
        var isGzip = Coding.IsGzip(query["compression"].ToString());
        var message = Message();
        return new ValueTask<ReadOnlyMemory<byte>?>(codec.Read(isGzip ? Coding.Decompress(message, most) : message));
    }

    private ReadOnlyMemory<byte> Message()
    {
        if (!query.TryGetValue("message", out var text))
            throw new RpcException(new Status(
                StatusCode.InvalidArgument, "The query has no message. Send one as ?connect=v1&encoding=json&message=%7B%7D."));
        if (query["base64"] != "1")
            return Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            return Base64Url.DecodeFromChars(text.ToString());
        }
        catch (FormatException why)
        {
            throw new RpcException(new Status(
                StatusCode.InvalidArgument, "The message of the query is not base64. Use the URL-safe alphabet (RFC 4648, 5), padded or not.", why));
        }
    }
}
