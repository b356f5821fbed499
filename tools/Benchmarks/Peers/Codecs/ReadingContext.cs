using System.Buffers;
using Grpc.Core;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>Where a marshaller reads from.</summary>
internal sealed class ReadingContext(byte[] payload) : DeserializationContext
{
    public override int PayloadLength => payload.Length;

    public override byte[] PayloadAsNewBuffer() => [.. payload];

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
}
