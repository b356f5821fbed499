namespace CodeFirst.Benchmarks.Cells;

/// <summary>What every cell does before it measures: the same work, unmeasured.</summary>
internal static class WarmUp
{
    // a new process under load has compiled its hot path for good after this; after 2 s it serves a third of the calls
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(5);
}
