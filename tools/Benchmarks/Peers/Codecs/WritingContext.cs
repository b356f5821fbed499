using System.Buffers;
using Grpc.Core;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>Where a marshaller writes to: a buffer that is used again, as a connection's is.</summary>
internal sealed class WritingContext : SerializationContext
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public override void SetPayloadLength(int payloadLength)
    {
    }

    public override IBufferWriter<byte> GetBufferWriter() => _buffer;

    public override void Complete(byte[] payload) => _buffer.Write(payload);

    public override void Complete()
    {
    }
}
