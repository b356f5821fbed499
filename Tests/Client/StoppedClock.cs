namespace CodeFirst.Tests.Client;

/// <summary>A clock that always shows the same time.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;
}
