using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>Messages as the body of a gRPC request: five bytes before each. It asks for one when it is itself asked, and not before.</summary>
internal sealed class MessageReader(IExchangeRequests requests) : PipeReader, IRequestBodyPipeFeature, IHttpRequestBodyDetectionFeature
{
    private const int PrefixBytes = 5;

    private ReadOnlySequence<byte> _rest;
    private bool _isExamined = true;
    private bool _isEnd;
    private bool _isOversized;
    private bool _isCanceled;

    public PipeReader Reader => this;

    public bool CanHaveBody => true;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!TryRead(out var result))
        {
            await FillAsync(cancellationToken);
            _isExamined = false;
            result = new ReadResult(_rest, isCanceled: false, _isEnd);
        }

        return result;
    }

    public override bool TryRead(out ReadResult result)
    {
        result = new ReadResult(_rest, _isCanceled, _isEnd);
        var isAtHand = _isCanceled || _isEnd || !_isExamined;
        _isCanceled = false;
        return isAtHand;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _isExamined = _rest.Slice(examined).IsEmpty;
        _rest = _rest.Slice(consumed);
    }

    public override void CancelPendingRead() => _isCanceled = true;

    public override void Complete(Exception? exception = null)
    {
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_isOversized)
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "A message of this call is too large. Send it in parts."));
        try
        {
            if (await requests.NextAsync(cancellationToken) is { } message)
                _rest = new ReadOnlySequence<byte>(Framed(message.Span, message.Length));
            else
                _isEnd = true;
        }
        catch (OversizedMessageException oversized)
        {
            // gRPC refuses a message by what its prefix says
            _isOversized = true;
            _rest = new ReadOnlySequence<byte>(Framed([], oversized.Length));
        }
    }

    private static byte[] Framed(ReadOnlySpan<byte> message, long length)
    {
        var framed = new byte[PrefixBytes + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)length);
        message.CopyTo(framed.AsSpan(PrefixBytes));
        return framed;
    }
}
