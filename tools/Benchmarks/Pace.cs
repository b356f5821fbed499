namespace CodeFirst.Benchmarks;

/// <summary>How long a cell works before it measures, and how long it measures.</summary>
/// <param name="WarmUp">The same work, unmeasured. A new .NET process is still compiling its hot path after 2 s under load.</param>
/// <param name="Length">The measurement.</param>
internal sealed record Pace(TimeSpan WarmUp, TimeSpan Length)
{
    public string Seconds => $"{Length.TotalSeconds:0.###} s";
}
