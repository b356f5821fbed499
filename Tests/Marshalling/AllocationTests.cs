using System.Buffers;
using CodeFirst.Contracts;
using CodeFirst.Marshalling;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Marshalling;

/// <summary>Marshalling allocates what it returns, and nothing else.</summary>
[TestFixture, NonParallelizable]
internal sealed class AllocationTests
{
    private static readonly WatchUserStatsResponse Message = new()
    {
        UserId = 42,
        Stats = new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true },
    };

    private static readonly Marshaller<WatchUserStatsResponse> Small = CodecMarshallerFactory.Configuration.GetMarshaller<WatchUserStatsResponse>();
    private static readonly Marshaller<RecordPointsRequest> Large = CodecMarshallerFactory.Configuration.GetMarshaller<RecordPointsRequest>();

    [Test]
    public void A_small_message_is_written_without_allocating()
    {
        var target = new Target();

        Assert.That(AllocatedBy(() => Small.ContextualSerializer(Message, target)), Is.Zero);
    }

    [Test]
    public void A_batch_is_written_without_allocating()
    {
        var target = new Target();
        var batch = new RecordPointsRequest { Events = [.. Enumerable.Range(0, 1_000).Select(id => new PointsEvent { EventId = $"e{id}", UserId = id })] };

        Assert.That(AllocatedBy(() => Large.ContextualSerializer(batch, target)), Is.Zero);
    }

    [Test]
    public void A_message_is_read_with_no_more_than_its_objects()
    {
        var target = new Target();
        Small.ContextualSerializer(Message, target);
        var source = new Source(target.Written);

        var objects = AllocatedBy(() => _ = new WatchUserStatsResponse { Stats = new UserResponse { Username = new string('x', 15) } });

        Assert.That(AllocatedBy(() => Small.ContextualDeserializer(source)), Is.EqualTo(objects));
    }

    /// <summary>Once everything is compiled and pools are filled.</summary>
    private static long AllocatedBy(Action action)
    {
        var least = long.MaxValue;
        for (var turn = 0; turn < 50; turn++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private sealed class Target : SerializationContext, IBufferWriter<byte>
    {
        private readonly byte[] _buffer = new byte[1 << 20];
        private int _length;

        public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

        public override void SetPayloadLength(int payloadLength) => _length = 0;

        public override IBufferWriter<byte> GetBufferWriter() => this;

        public override void Complete()
        {
        }

        public void Advance(int count) => _length += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.AsMemory(_length);

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer.AsSpan(_length);
    }

    private sealed class Source(ReadOnlyMemory<byte> bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }
}
