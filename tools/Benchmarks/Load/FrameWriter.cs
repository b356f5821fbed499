using System.Buffers;
using System.Buffers.Binary;

namespace CodeFirst.Benchmarks.Load;

/// <summary>Frames waiting to be sent together.</summary>
internal sealed class FrameWriter
{
    public const int HeaderBytes = 9;

    private readonly ArrayBufferWriter<byte> _frames = new(64 * 1024);

    public ReadOnlyMemory<byte> Waiting => _frames.WrittenMemory;

    public void Clear() => _frames.ResetWrittenCount();

    public void Write(ReadOnlySpan<byte> bytes) => _frames.Write(bytes);

    public void Write(FrameType type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var header = _frames.GetSpan(HeaderBytes);
        BinaryPrimitives.WriteInt32BigEndian(header, payload.Length << 8);
        header[3] = (byte)type;
        header[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(header[5..], stream);
        _frames.Advance(HeaderBytes);
        _frames.Write(payload);
    }

    public void WriteWindowUpdate(int stream, int bytes)
    {
        Span<byte> payload = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(payload, bytes);
        Write(FrameType.WindowUpdate, 0, stream, payload);
    }
}
