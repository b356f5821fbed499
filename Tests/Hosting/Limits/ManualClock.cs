namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>A clock whose stopwatch a test moves, and whose long timers it fires.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Move(TimeSpan time) => _ticks += time.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // a host has timers of its own
        if (dueTime < TimeSpan.FromMinutes(20))
            return System.CreateTimer(callback, state, dueTime, period);
        var timer = new Timer(() => callback(state), dueTime, period);
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    public IReadOnlyList<Timer> Timers
    {
        get
        {
            lock (_timers)
                return [.. _timers];
        }
    }

    internal sealed record Timer(Action Fire, TimeSpan DueTime, TimeSpan Period) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
