using System.IO.Pipelines;

namespace CodeFirst.Hosting.Internal.Calls.Messages;

/// <summary>Counts what is written of a response's body.</summary>
internal sealed class CountedWriter(PipeWriter body, MessageBytes messages) : PipeWriter
{
    private Memory<byte> _given;

    public override bool CanGetUnflushedBytes => body.CanGetUnflushedBytes;

    public override long UnflushedBytes => body.UnflushedBytes;

    public override void Advance(int bytes)
    {
        messages.Count(_given.Span[..bytes]);
        _given = _given[bytes..];
        body.Advance(bytes);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _given = body.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        messages.Count(source.Span);
        return body.WriteAsync(source, cancellationToken);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => body.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => body.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => body.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => body.CompleteAsync(exception);
}
