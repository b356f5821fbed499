using System.Buffers.Binary;

namespace CodeFirst.Tests.Hostile.Raw;

/// <summary>One frame of HTTP/2, right or wrong.</summary>
internal sealed record Frame(FrameType Type, byte Flags, int Stream, ReadOnlyMemory<byte> Payload)
{
    public const int HeaderBytes = 9;

    /// <summary>What a frame may hold unless the peer says otherwise.</summary>
    public const int MostBytes = 16_384;

    public const byte EndStream = 1;
    public const byte Ack = 1;
    public const byte EndHeaders = 4;

    public bool EndsStream => Type is FrameType.Data or FrameType.Headers && (Flags & EndStream) != 0;

    public static Frame Data(int stream, ReadOnlyMemory<byte> bytes, bool end = false) =>
        new(FrameType.Data, end ? EndStream : (byte)0, stream, bytes);

    /// <summary>The same in frames of a size that every peer takes.</summary>
    public static IEnumerable<Frame> DataFrames(int stream, ReadOnlyMemory<byte> bytes, bool end = false)
    {
        for (; bytes.Length > MostBytes; bytes = bytes[MostBytes..])
            yield return Data(stream, bytes[..MostBytes]);
        yield return Data(stream, bytes, end);
    }

    public static Frame Headers(int stream, IEnumerable<(string Name, string Value)> headers, bool end = false) =>
        new(FrameType.Headers, end ? (byte)(EndHeaders | EndStream) : EndHeaders, stream, HeaderBlock.Write(headers));

    public static Frame Reset(int stream, ErrorCode code = ErrorCode.Cancel) => new(FrameType.RstStream, 0, stream, Number((uint)code));

    /// <param name="lastStream">The last stream that was or may be served; what has a higher number is as if it had not been sent.</param>
    public static Frame GoAway(int lastStream) => new(FrameType.GoAway, 0, 0, (byte[])[.. Number((uint)lastStream), .. Number(0)]);

    public static Frame Window(int stream, uint increment) => new(FrameType.WindowUpdate, 0, stream, Number(increment));

    public static Frame Settings(params (ushort Name, uint Value)[] settings)
    {
        var payload = new byte[6 * settings.Length];
        foreach (var (i, (name, value)) in settings.Index())
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(6 * i), name);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(6 * i + 2), value);
        }

        return new Frame(FrameType.Settings, 0, 0, payload);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + Payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Payload.Length << 8);
        bytes[3] = (byte)Type;
        bytes[4] = Flags;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), Stream);
        Payload.Span.CopyTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
