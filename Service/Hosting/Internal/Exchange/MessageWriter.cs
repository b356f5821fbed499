using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>The body of a gRPC response, taken apart into its messages as it is flushed.</summary>
internal sealed class MessageWriter(Func<CancellationToken, ValueTask<bool>> flush) : PipeWriter
{
    private const int PrefixBytes = 5;

    // bounded by what a message may be, and by who writes one
    private readonly Pipe _written = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _written.Writer.UnflushedBytes;

    public override void Advance(int bytes) => _written.Writer.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _written.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _written.Writer.GetSpan(sizeHint);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        new(isCanceled: false, isCompleted: await flush(cancellationToken));

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }

    /// <summary>Gives away every message that is whole.</summary>
    public async ValueTask TakeAsync(IExchangeAnswers answers)
    {
        await _written.Writer.FlushAsync();
        if (!_written.Reader.TryRead(out var read))
            return;
        var rest = read.Buffer;
        while (TryTake(ref rest, out var message))
            answers.Write(message);
        _written.Reader.AdvanceTo(rest.Start, rest.End);
    }

    private static bool TryTake(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (rest.Length < PrefixBytes)
            return false;
        Span<byte> length = stackalloc byte[PrefixBytes - 1];
        rest.Slice(1, PrefixBytes - 1).CopyTo(length);
        var end = PrefixBytes + (long)BinaryPrimitives.ReadUInt32BigEndian(length);
        if (rest.Length < end)
            return false;
        message = rest.Slice(PrefixBytes, end - PrefixBytes);
        rest = rest.Slice(end);
        return true;
    }
}
