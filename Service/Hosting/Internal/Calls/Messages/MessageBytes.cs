namespace CodeFirst.Hosting.Internal.Calls.Messages;

/// <summary>
/// The bytes of one direction's messages as they travel, compressed or not, without the five bytes before each:
/// <see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests">Length-Prefixed-Message</see>.
/// </summary>
internal sealed class MessageBytes
{
    private const int PrefixBytes = 5;

    private int _prefixRead;
    private uint _length;
    private long _rest;

    public long Total { get; private set; }

    public void Count(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_rest == 0)
            {
                ReadPrefix(bytes[0]);
                bytes = bytes[1..];
                continue;
            }

            var taken = (int)Math.Min(_rest, bytes.Length);
            Total += taken;
            _rest -= taken;
            bytes = bytes[taken..];
        }
    }

    // the first byte says whether the message is compressed, the other four are its length
    private void ReadPrefix(byte next)
    {
        _length = _prefixRead == 0 ? 0 : (_length << 8) | next;
        if (++_prefixRead < PrefixBytes)
            return;
        _prefixRead = 0;
        _rest = _length;
    }
}
