namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>How many calls an operation has answered lately.</summary>
internal sealed class Throughput(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long _began = time.GetTimestamp();
    private int _count;
    private double _before;

    public void Add()
    {
        lock (_gate)
        {
            Roll();
            _count++;
        }
    }

    /// <summary>Calls a second: of the last whole window, or of this one when it is already better.</summary>
    public double PerSecond()
    {
        lock (_gate)
        {
            Roll();
            return Math.Max(_before, _count / Window.TotalSeconds);
        }
    }

    private void Roll()
    {
        var passed = time.GetElapsedTime(_began);
        if (passed < Window)
            return;
        // after a silence the last window is an old one
        _before = passed < 2 * Window ? _count / passed.TotalSeconds : 0;
        (_count, _began) = (0, time.GetTimestamp());
    }
}
