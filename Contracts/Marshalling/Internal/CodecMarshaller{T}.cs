using System.Buffers;
using System.Runtime.CompilerServices;
using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Marshalling.Internal;

/// <summary>Carries a codec's bytes to and from gRPC.</summary>
internal sealed class CodecMarshaller<T>
    where T : class
{
    private const int SmallSize = 512;

    // a message larger than this is not taken as what the next ones will be like
    private const int LargestGuess = 1 << 20;

    private static readonly bool TellsLength = typeof(IPayloadLength).IsAssignableFrom(typeof(T));

    private readonly Codec<T> _codec;
    private int _guess;

    public CodecMarshaller(Codec<T> codec)
    {
        _codec = codec;
        Marshaller = new Marshaller<T>(Serialize, Deserialize);
    }

    public Marshaller<T> Marshaller { get; }

    [SkipLocalsInit]
    private void Serialize(T message, SerializationContext context)
    {
        ArgumentNullException.ThrowIfNull(message);
        Span<byte> small = stackalloc byte[SmallSize];
        var guess = _guess;
        var writer = guess > SmallSize ? WireWriter.Rent(guess) : new WireWriter(small);
        try
        {
            _codec.Write(ref writer, message);
            Complete(context, writer.Written);
            if (writer.Length > guess || writer.Length < guess / 2)
                _guess = Math.Min(writer.Length + writer.Length / 4, LargestGuess);
            if (TellsLength)
                ((IPayloadLength)message).SetLength(writer.Length);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>With the length said first, grpc-dotnet checks it against its limit and hands out the transport's own buffer.</summary>
    private static void Complete(SerializationContext context, ReadOnlySpan<byte> message)
    {
        context.SetPayloadLength(message.Length);
        context.GetBufferWriter().Write(message);
        context.Complete();
    }

    private T Deserialize(DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        var message = payload.IsSingleSegment ? Read(payload.FirstSpan) : ReadSegments(payload);
        if (TellsLength)
            ((IPayloadLength)message).SetLength(context.PayloadLength);
        return message;
    }

    private T ReadSegments(ReadOnlySequence<byte> payload)
    {
        var length = checked((int)payload.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            payload.CopyTo(rented);
            return Read(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private T Read(ReadOnlySpan<byte> bytes)
    {
        var message = _codec.Create();
        var reader = new WireReader(bytes);
        _codec.Merge(ref reader, message);
        return message;
    }
}
