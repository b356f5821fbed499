using System.Buffers.Text;
using System.Diagnostics;

namespace CodeFirst.Marshalling;

#pragma warning disable CS1591 // named as protobuf's types are, or .NET's where protobuf has none

public ref partial struct WireWriter
{
    private const uint Seconds = 1 << 3;
    private const uint Nanos = 2 << 3;

    /// <summary>A <c>google.protobuf.Timestamp</c>, whose nanoseconds count forward.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="value">The time; its kind is not looked at.</param>
    public void WriteTimestamp(uint tag, DateTime value)
    {
        var ticks = value.Ticks - DateTime.UnixEpoch.Ticks;
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        WriteTime(tag, rest < 0 ? seconds - 1 : seconds, rest < 0 ? rest + TimeSpan.TicksPerSecond : rest);
    }

    /// <summary>A <c>google.protobuf.Duration</c>, whose seconds and nanoseconds have one sign.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="value">The length of time.</param>
    public void WriteDuration(uint tag, TimeSpan value) =>
        WriteTime(tag, value.Ticks / TimeSpan.TicksPerSecond, value.Ticks % TimeSpan.TicksPerSecond);

    public void WriteDecimal(uint tag, decimal value)
    {
        Span<byte> text = stackalloc byte[32];
        var isWritten = Utf8Formatter.TryFormat(value, text, out var length);
        Debug.Assert(isWritten, "29 digits, a sign and a point");
        WriteBytes(tag, text[..length]);
    }

    /// <summary>A Guid as text; an empty one as nothing, as protobuf-net has it.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="value">The id.</param>
    public void WriteGuidText(uint tag, Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        var length = 0;
        if (value != Guid.Empty)
            Utf8Formatter.TryFormat(value, text, out length);
        WriteBytes(tag, text[..length]);
    }

    /// <summary>A Guid as 16 bytes in the order of its text; an empty one as nothing, as protobuf-net has it.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="value">The id.</param>
    public void WriteGuidBytes(uint tag, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        WriteBytes(tag, value == Guid.Empty ? [] : bytes);
    }

    private void WriteTime(uint tag, long seconds, long ticks)
    {
        var end = Length;
        if (ticks != 0)
            WriteInt32(Nanos, (int)(ticks * TimeSpan.NanosecondsPerTick));
        if (seconds != 0)
            WriteInt64(Seconds, seconds);
        Close(tag, end);
    }
}
