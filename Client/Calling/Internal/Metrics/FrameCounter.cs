using System.Buffers.Binary;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>
/// Counts the bytes of messages in a stream of gRPC's frames, each a flag and a length in five bytes before its message
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).
/// </summary>
internal sealed class FrameCounter
{
    private const int HeaderLength = 5;

    private readonly byte[] _header = new byte[HeaderLength];
    private int _ofHeader;
    private long _ofMessage;
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    public void Count(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
            data = data[(_ofMessage > 0 ? Message(data) : Header(data))..];
    }

    private int Message(ReadOnlySpan<byte> data)
    {
        var taken = (int)Math.Min(_ofMessage, data.Length);
        _ofMessage -= taken;
        Volatile.Write(ref _bytes, _bytes + taken);
        return taken;
    }

    private int Header(ReadOnlySpan<byte> data)
    {
        var taken = Math.Min(HeaderLength - _ofHeader, data.Length);
        data[..taken].CopyTo(_header.AsSpan(_ofHeader));
        _ofHeader = (_ofHeader + taken) % HeaderLength;
        if (_ofHeader == 0)
            _ofMessage = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(1));
        return taken;
    }
}
