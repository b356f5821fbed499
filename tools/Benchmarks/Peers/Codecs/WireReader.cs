using System.Text;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>Reads fields of protobuf.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    public bool TryTag(out uint tag)
    {
        tag = _bytes.IsEmpty ? 0 : (uint)Varint();
        return tag != 0;
    }

    public ulong Varint()
    {
        var value = 0UL;
        for (int shift = 0, i = 0; ; shift += 7, i++)
        {
            value |= (ulong)(_bytes[i] & 0x7F) << shift;
            if (_bytes[i] > 0x7F)
                continue;
            _bytes = _bytes[(i + 1)..];
            return value;
        }
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = (int)Varint();
        var field = _bytes[..length];
        _bytes = _bytes[length..];
        return field;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public void Skip(uint tag)
    {
        switch (tag & 7)
        {
            case 0: Varint(); break;
            case 1: _bytes = _bytes[sizeof(ulong)..]; break;
            case 2: Bytes(); break;
            case 5: _bytes = _bytes[sizeof(uint)..]; break;
            default: throw new InvalidDataException($"Wire type {tag & 7} is none.");
        }
    }
}
