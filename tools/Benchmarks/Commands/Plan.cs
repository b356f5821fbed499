namespace CodeFirst.Benchmarks.Commands;

/// <summary>How thorough a run is.</summary>
/// <param name="Runs">How often each cell is measured.</param>
/// <param name="Pace">How long a cell takes.</param>
/// <param name="Users">How many users the exported table has.</param>
/// <param name="MostUsers">How large the table of the growth cells becomes.</param>
/// <param name="MostWatches">How many watches are open in them at most.</param>
internal sealed record Plan(int Runs, Pace Pace, int Users, int MostUsers, int MostWatches)
{
    public static Plan Full { get; } = new(5, Paced(5, 3), 640_000, 10_000_000, 10_000);

    /// <summary>Under five minutes: good enough to see that something broke, not to publish.</summary>
    public static Plan Quick { get; } = new(3, Paced(0.2, 0.2), 50_000, 100_000, 1_000);

    private static Pace Paced(double warmUp, double length) => new(TimeSpan.FromSeconds(warmUp), TimeSpan.FromSeconds(length));
}
