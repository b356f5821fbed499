namespace CodeFirst.Client.Internal.Uploads;

/// <summary>
/// The body of one attempt at an upload. gRPC flushes each message by itself and takes no hint; this holds them until there is a frame of
/// them, or until their source has no more at hand.
/// </summary>
internal sealed class CoalescedBody(Stream body, CallBoundSource source, TimeProvider time) : Stream
{
    // what an HTTP/2 frame carries by default (RFC 9113, 6.5.2)
    private const int MostHeld = 16 * 1024;

    // a source that works this long before it has the next message lets the service wait as if it did not have it
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(1);

    // an attempt that writes again what was sent, and the source that begins to wait, know nothing of each other
    private readonly SemaphoreSlim _gate = new(1, 1);
    private byte[]? _held;
    private int _length;
    private bool _isBroken;
    private long _flushed = time.GetTimestamp();

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var isHeld = source.HasMore && message.Length <= MostHeld;
            if (!isHeld || _length + message.Length > MostHeld)
                await SendAsync(cancellationToken).ConfigureAwait(false);
            if (isHeld)
                Hold(message.Span);
            else
                await body.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_length > 0 && source.HasMore && time.GetElapsedTime(_flushed) < LongestWait)
                return;
            await SendAsync(cancellationToken).ConfigureAwait(false);
            await body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Sends what is held.</summary>
    /// <exception cref="IOException">Something could not be sent: the body must not end as if it were whole.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Hold(ReadOnlySpan<byte> message)
    {
        _held ??= GC.AllocateUninitializedArray<byte>(MostHeld);
        message.CopyTo(_held.AsSpan(_length));
        _length += message.Length;
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        if (_isBroken)
            throw new IOException("An earlier part of this upload could not be sent.");
        _flushed = time.GetTimestamp();
        if (_length == 0)
            return;
        // until it is sent it counts as lost: what comes behind it must not be taken for the whole
        _isBroken = true;
        try
        {
            await body.WriteAsync(_held.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException over)
        {
            // the call has ended, and gRPC asks only writes, no flushes, whether it was that
            throw new OperationCanceledException("The call ended before all of this upload was sent.", over);
        }

        _isBroken = false;
        _length = 0;
    }
}
