namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>Milliseconds since the call began.</summary>
internal sealed class CallClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public double Milliseconds => Math.Round(time.GetElapsedTime(_start).TotalMilliseconds, 2);
}
