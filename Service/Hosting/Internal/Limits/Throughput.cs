namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>How many calls an operation has answered lately.</summary>
internal sealed class Throughput(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long _began = time.GetTimestamp();
    private double _before;
    private int _count;

    public void Add() => Add(time.GetTimestamp());

    /// <param name="now">The time, where it is known already.</param>
    public void Add(long now)
    {
        Roll(now);
        Interlocked.Increment(ref _count);
    }

    /// <summary>Calls a second: of the last whole window, or of this one when it is already better.</summary>
    public double PerSecond()
    {
        Roll(time.GetTimestamp());
        return Math.Max(Volatile.Read(ref _before), Volatile.Read(ref _count) / Window.TotalSeconds);
    }

    private void Roll(long now)
    {
        if (time.GetElapsedTime(Volatile.Read(ref _began), now) < Window)
            return;
        lock (_gate)
        {
            var passed = time.GetElapsedTime(_began, now);
            if (passed < Window)
                return;
            // after a silence the last window is an old one
            var count = Interlocked.Exchange(ref _count, 0);
            Volatile.Write(ref _before, passed < 2 * Window ? count / passed.TotalSeconds : 0);
            Volatile.Write(ref _began, now);
        }
    }
}
