using System.Buffers;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Reading;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The messages of a stream, each in its envelope.</summary>
internal sealed class EnvelopeRequests(HttpRequest request, IMessageCodec codec, int most) : IExchangeRequests
{
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var isGzip = Coding.IsGzip(request.Headers["connect-content-encoding"].ToString());
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (TryTake(buffer, out var isCompressed, out var message))
            {
                var bytes = message.ToArray();
                body.AdvanceTo(message.End);
                return codec.Read(isCompressed ? Decompress(bytes, isGzip) : bytes);
            }

            body.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                return buffer.IsEmpty ? null : throw Unreadable.Incomplete();
        }
    }

    private bool TryTake(in ReadOnlySequence<byte> buffer, out bool isCompressed, out ReadOnlySequence<byte> message)
    {
        (isCompressed, message) = (false, default);
        if (!Envelope.TryRead(buffer, out var flags, out var length))
            return false;
        if ((flags & ~Envelope.Compressed) != 0)
            throw Unreadable.Flag(flags);
        if (length > most)
            throw new OversizedMessageException(length);
        if (buffer.Length < Envelope.PrefixBytes + length)
            return false;
        isCompressed = flags == Envelope.Compressed;
        message = buffer.Slice(Envelope.PrefixBytes, length);
        return true;
    }

    private ReadOnlyMemory<byte> Decompress(byte[] message, bool isGzip) => isGzip
        ? Coding.Decompress(message, most)
        : throw new RpcException(new Status(
            StatusCode.Internal, "A message of this call is marked as compressed, and the call names no connect-content-encoding. Send gzip there."));
}
