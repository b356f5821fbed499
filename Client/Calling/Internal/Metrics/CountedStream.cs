namespace CodeFirst.Client.Internal.Metrics;

/// <summary>A body on its way, counted as it passes; nothing else of it changes.</summary>
internal sealed class CountedStream(Stream body, FrameCounter counter, Attempt? ends) : Stream
{
    public override bool CanRead => body.CanRead;

    public override bool CanWrite => body.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            counter.Count(buffer.Span[..read]);
            if (read == 0 && buffer.Length > 0)
                ends?.EndedByTrailers();
            return read;
        }
        catch (Exception failure)
        {
            ends?.EndedBy(failure);
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        counter.Count(buffer.Span);
        return body.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        counter.Count(buffer.AsSpan(offset, count));
        body.Write(buffer, offset, count);
    }

    public override void Flush() => body.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && ends is not null)
        {
            ends.EndedByCaller();
            body.Dispose();
        }

        base.Dispose(disposing);
    }
}
