using System.Buffers;
using System.IO.Pipelines;

namespace CodeFirst.Hosting.Internal.Calls.Messages;

/// <summary>Counts what is taken of a request's body.</summary>
internal sealed class CountedReader(PipeReader body, MessageBytes messages) : PipeReader
{
    private ReadOnlySequence<byte> _read;

    public override void AdvanceTo(SequencePosition consumed)
    {
        Count(consumed);
        body.AdvanceTo(consumed);
    }

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        Count(consumed);
        body.AdvanceTo(consumed, examined);
    }

    public override bool TryRead(out ReadResult result)
    {
        var isRead = body.TryRead(out result);
        _read = result.Buffer;
        return isRead;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = body.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully ? new ValueTask<ReadResult>(Keep(reading.Result)) : KeepAsync(reading);
    }

    public override void CancelPendingRead() => body.CancelPendingRead();

    public override void Complete(Exception? exception = null) => body.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => body.CompleteAsync(exception);

    private async ValueTask<ReadResult> KeepAsync(ValueTask<ReadResult> reading) => Keep(await reading);

    private ReadResult Keep(ReadResult result)
    {
        _read = result.Buffer;
        return result;
    }

    private void Count(SequencePosition consumed)
    {
        foreach (var part in _read.Slice(_read.Start, consumed))
            messages.Count(part.Span);
        _read = default;
    }
}
