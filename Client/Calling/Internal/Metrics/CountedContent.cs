using System.Net;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>The body of a request or of its answer, counted.</summary>
internal sealed class CountedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly FrameCounter _counter;
    private readonly Attempt? _ends;

    /// <param name="content">The body.</param>
    /// <param name="counter">Counts it.</param>
    /// <param name="ends">The attempt that ends when it has been read.</param>
    public CountedContent(HttpContent content, FrameCounter counter, Attempt? ends = null)
    {
        (_content, _counter, _ends) = (content, counter, ends);
        foreach (var (name, values) in content.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => _content.CopyToAsync(new CountedStream(stream, _counter, ends: null), context, cancellationToken);

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
        => new CountedStream(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _counter, _ends);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ends?.EndedByCaller();
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
