using System.Buffers.Text;

namespace CodeFirst.Marshalling;

#pragma warning disable CS1591 // named as protobuf's types are, or .NET's where protobuf has none

public ref partial struct WireReader
{
    /// <summary>Reads a <c>google.protobuf.Timestamp</c>.</summary>
    /// <returns>The time, in UTC.</returns>
    public DateTime ReadTimestamp() => (UInt128)(ReadTime() + DateTime.UnixEpoch.Ticks) is var ticks && ticks <= (UInt128)DateTime.MaxValue.Ticks
        ? new DateTime((long)ticks, DateTimeKind.Utc)
        : throw Malformed("has a time before the year 1 or after the year 9999");

    /// <summary>Reads a <c>google.protobuf.Duration</c>.</summary>
    /// <returns>The length of time.</returns>
    public TimeSpan ReadDuration() => ReadTime() is var ticks && ticks == (long)ticks
        ? new TimeSpan((long)ticks)
        : throw Malformed("has a time longer than 29,247 years");

    public decimal ReadDecimal()
    {
        var text = Take(ReadLength());
        if (text.IsEmpty)
            return 0;
        return Utf8Parser.TryParse(text, out decimal value, out var length) && length == text.Length
            ? value
            : throw Malformed("has a string where the contract has a decimal");
    }

    /// <summary>Reads a Guid, as text or as 16 bytes.</summary>
    /// <returns>The id.</returns>
    public Guid ReadGuidText()
    {
        var text = Take(ReadLength());
        if (text.IsEmpty)
            return Guid.Empty;
        if (text.Length == 16)
            return new Guid(text, bigEndian: true);
        return Utf8Parser.TryParse(text, out Guid value, out var length, text.Length == 32 ? 'N' : 'D') && length == text.Length
            ? value
            : throw Malformed("has a string where the contract has a Guid");
    }

    public Guid ReadGuidBytes() => ReadGuidText();

    public static DateOnly ToDateOnly(int value) => value >= 0 && value <= DateOnly.MaxValue.DayNumber
        ? DateOnly.FromDayNumber(value)
        : throw OutOfRange(value, nameof(DateOnly));

    public static TimeOnly ToTimeOnly(long value) => value >= 0 && value <= TimeOnly.MaxValue.Ticks
        ? new TimeOnly(value)
        : throw OutOfRange(value, nameof(TimeOnly));

    private Int128 ReadTime()
    {
        var (seconds, nanos) = (0L, 0);
        var end = Enter();
        while (TryReadTag(out var tag))
            if (tag == 1 << 3)
                seconds = ReadInt64();
            else if (tag == 2 << 3)
                nanos = ReadInt32();
            else
                Skip(tag);
        Leave(end);
        return (Int128)seconds * TimeSpan.TicksPerSecond + nanos / TimeSpan.NanosecondsPerTick;
    }
}
