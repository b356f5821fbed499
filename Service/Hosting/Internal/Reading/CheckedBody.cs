using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>
/// The body of a request, where every message begins with a flag and a length that gRPC knows. gRPC itself says <c>UNKNOWN</c> of others,
/// and writes an error to the log.
/// </summary>
internal sealed class CheckedBody(PipeReader body) : PipeReader, IRequestBodyPipeFeature
{
    private const int PrefixBytes = 5;

    private Func<RpcException>? _ended;

    public PipeReader Reader => this;

    /// <summary>Puts it in place of the request's body, once.</summary>
    public static void Put(HttpContext call)
    {
        var body = call.Find<IRequestBodyPipeFeature>();
        if (body is not CheckedBody)
            call.Put<IRequestBodyPipeFeature>(new CheckedBody(body?.Reader ?? call.Request.BodyReader));
    }

    /// <summary>Ends the read that waits, or the next one, by a failure.</summary>
    public void End(Func<RpcException> failure)
    {
        Volatile.Write(ref _ended, failure);
        body.CancelPendingRead();
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = body.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<ReadResult>(Checked(read.Result)) : CheckedAsync(read);
    }

    public override bool TryRead(out ReadResult result)
    {
        var any = body.TryRead(out result);
        if (any)
            Checked(result);
        return any;
    }

    public override void AdvanceTo(SequencePosition consumed) => body.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => body.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => body.CancelPendingRead();

    public override void Complete(Exception? exception = null) => body.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => body.CompleteAsync(exception);

    private async ValueTask<ReadResult> CheckedAsync(ValueTask<ReadResult> read) => Checked(await read);

    // gRPC consumes whole messages, so that what it is given begins with one
    private ReadResult Checked(ReadResult read)
    {
        var buffer = read.Buffer;
        if ((Volatile.Read(ref _ended)?.Invoke() ?? Broken(buffer, read.IsCompleted)) is not { } broken)
            return read;
        body.AdvanceTo(buffer.Start, buffer.End);
        throw broken;
    }

    private static RpcException? Broken(in ReadOnlySequence<byte> buffer, bool isAll)
    {
        if (buffer.IsEmpty)
            return null;
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        var known = (int)Math.Min(buffer.Length, PrefixBytes);
        buffer.Slice(0, known).CopyTo(prefix);
        if (prefix[0] > 1)
            return Unreadable.Flag(prefix[0]);
        if (known < PrefixBytes)
            return isAll ? Unreadable.Incomplete() : null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        return length > int.MaxValue ? Unreadable.Length()
            : isAll && buffer.Length < PrefixBytes + (long)length ? Unreadable.Incomplete()
            : null;
    }
}
