using System.Net;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>A body that fails with UNAVAILABLE, which gRPC knows how to retry, when it is asked for a second time.</summary>
internal sealed class SentOnceContent : HttpContent
{
    private readonly HttpContent _content;
    private bool _isSent;

    public SentOnceContent(HttpContent content)
    {
        _content = content;
        foreach (var (name, values) in content.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => Interlocked.Exchange(ref _isSent, true)
            ? Task.FromException(new RpcException(new Status(
                StatusCode.Unavailable,
                "The server left before it had seen the call, and what was sent of its stream cannot be sent again. Call again.")))
            : _content.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
