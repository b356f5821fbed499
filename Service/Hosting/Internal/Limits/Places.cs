namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>A number of calls of which so many may be under way.</summary>
/// <param name="most">The most; 0 for any number.</param>
internal sealed class Places(int most)
{
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= most || most == 0)
            return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _taken);
}
