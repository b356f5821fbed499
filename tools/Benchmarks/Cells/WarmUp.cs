namespace CodeFirst.Benchmarks.Cells;

/// <summary>What every cell does before it measures: the same work, unmeasured.</summary>
internal static class WarmUp
{
    // a new process is still compiling its hot path after 2 s under load
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(5);
}
