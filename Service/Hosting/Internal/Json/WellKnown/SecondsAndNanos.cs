using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary>What Timestamp and Duration hold.</summary>
internal readonly record struct SecondsAndNanos(long Seconds, int Nanos)
{
    public const int PerSecond = 1_000_000_000;

    private const uint SecondsTag = 1 << 3;
    private const uint NanosTag = 2 << 3;

    public static SecondsAndNanos Read(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        var (seconds, nanos) = (0L, 0);
        while (reader.TryReadTag(out var tag))
            if (tag == SecondsTag)
                seconds = reader.ReadInt64();
            else if (tag == NanosTag)
                nanos = reader.ReadInt32();
            else
                reader.Skip(tag);
        return new SecondsAndNanos(seconds, nanos);
    }

    public void Write(ref WireWriter proto)
    {
        if (Nanos != 0)
            proto.WriteInt32(NanosTag, Nanos);
        if (Seconds != 0)
            proto.WriteInt64(SecondsTag, Seconds);
    }
}
