using System.Buffers;
using System.Buffers.Binary;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>What stands before each message of a stream: a byte of flags and four of length.</summary>
internal static class Envelope
{
    public const int PrefixBytes = 5;

    public const byte Compressed = 1;

    public const byte EndOfStream = 2;

    public static void Write(IBufferWriter<byte> output, byte flags, ReadOnlySpan<byte> message)
    {
        var prefix = output.GetSpan(PrefixBytes);
        prefix[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)message.Length);
        output.Advance(PrefixBytes);
        output.Write(message);
    }

    public static bool TryRead(in ReadOnlySequence<byte> buffer, out byte flags, out uint length)
    {
        (flags, length) = (0, 0);
        if (buffer.Length < PrefixBytes)
            return false;
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        buffer.Slice(0, PrefixBytes).CopyTo(prefix);
        (flags, length) = (prefix[0], BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]));
        return true;
    }
}
