using System.Buffers;
using System.IO.Pipelines;

namespace CodeFirst.Testing.Internal;

/// <summary>The client's end of a connection in memory.</summary>
internal sealed class MemoryConnectionStream(PipeReader input, PipeWriter output) : Stream
{
    private volatile Exception? _broken;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Both ends find the connection broken, whatever they wait for.</summary>
    public void Break(Exception reason)
    {
        _broken = reason;
        output.Complete(reason);
        input.CancelPendingRead();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
        var taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, buffer.Length));
        var count = (int)taken.Length;
        taken.CopyTo(buffer.Span);
        input.AdvanceTo(taken.End);
        ThrowIfBroken();
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowIfBroken();
        try
        {
            if ((await output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false)).IsCompleted)
                throw new IOException("The host has closed the connection.");
        }
        catch (InvalidOperationException) when (_broken is not null)
        {
            ThrowIfBroken();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("HTTP/2 reads asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("HTTP/2 writes asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            output.Complete();
            input.Complete();
        }

        base.Dispose(disposing);
    }

    private void ThrowIfBroken()
    {
        if (_broken is { } reason)
            throw new IOException("The connection was cut.", reason);
    }
}
