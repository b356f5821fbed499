using System.Net;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>A body that fails with UNAVAILABLE, which gRPC knows how to retry, when it is asked for a second time.</summary>
internal sealed class SentOnceContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly CallBoundSource? _source;
    private readonly TimeProvider _time;
    private bool _isSent;

    /// <param name="content">The body.</param>
    /// <param name="source">Where its messages come from, if that is known.</param>
    /// <param name="time">Tells how long the source works.</param>
    public SentOnceContent(HttpContent content, CallBoundSource? source, TimeProvider time)
    {
        (_content, _source, _time) = (content, source, time);
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
            : _source is null ? _content.CopyToAsync(stream, context, cancellationToken)
            : SendAsync(_source, stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task SendAsync(CallBoundSource source, Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var body = new CoalescedBody(stream, source, _time);
        source.Add(body);
        try
        {
            await _content.CopyToAsync(body, context, cancellationToken).ConfigureAwait(false);
            await body.EndAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            source.Remove(body);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
