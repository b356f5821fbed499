using CodeFirst.Hosting.Internal.Exchange;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The one message of a POST: its body.</summary>
internal sealed class UnaryRequest(HttpRequest request, IMessageCodec codec, int most) : IExchangeRequests
{
    private bool _isRead;

    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        if (_isRead)
            return null;
        _isRead = true;
        var isGzip = Coding.IsGzip(request.Headers.ContentEncoding.ToString());
        ReadOnlyMemory<byte> body = await BodyReader.ReadAsync(request, most, cancellationToken);
        return codec.Read(isGzip ? Coding.Decompress(body, most) : body);
    }
}
