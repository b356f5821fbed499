namespace CodeFirst.Wire.Statements;

/// <summary>A time as <c>google.protobuf.Timestamp</c> and <c>Duration</c> have it.</summary>
internal readonly record struct WellKnownTime(long Seconds, int Nanos)
{
    private const int NanosPerTick = 100;

    public static WellKnownTime? Of(object value) => value switch
    {
        DateTime time => OfTimestamp(time.Ticks - DateTime.UnixEpoch.Ticks),
        TimeSpan length => OfDuration(length.Ticks),
        ProtoBuf.WellKnownTypes.Timestamp time => new WellKnownTime(time.Seconds, time.Nanoseconds),
        ProtoBuf.WellKnownTypes.Duration length => new WellKnownTime(length.Seconds, length.Nanoseconds),
        _ => null,
    };

    /// <summary>The nanoseconds of a timestamp count forward, also before 1970.</summary>
    private static WellKnownTime OfTimestamp(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return rest < 0
            ? new WellKnownTime(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * NanosPerTick)
            : new WellKnownTime(seconds, (int)rest * NanosPerTick);
    }

    /// <summary>The nanoseconds of a duration have its sign.</summary>
    private static WellKnownTime OfDuration(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return new WellKnownTime(seconds, (int)rest * NanosPerTick);
    }
}
