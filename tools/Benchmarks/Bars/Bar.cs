using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Bars;

/// <summary>What this project wants to reach: one figure divided by another of the same run.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Ours">The figure above the line.</param>
/// <param name="Theirs">The figure below it.</param>
/// <param name="Limit">The ratio to reach.</param>
/// <param name="IsMost">Whether less is better.</param>
internal sealed record Bar(string Name, Measured Ours, Measured Theirs, double Limit, bool IsMost)
{
    public static Bar AtMost(double limit, string name, Measured ours, Measured theirs) => new(name, ours, theirs, limit, IsMost: true);

    public static Bar AtLeast(double limit, string name, Measured ours, Measured theirs) => new(name, ours, theirs, limit, IsMost: false);

    public bool IsMet(double ratio) => IsMost ? ratio <= Limit : ratio >= Limit;

    /// <returns>The ratio run by run; <see langword="null"/> when these results have not both figures.</returns>
    public Spread? RatioIn(IReadOnlyList<FigureResult> results) =>
        Find(results, Ours) is { } ours && Find(results, Theirs) is { } theirs ? theirs.RatioTo(ours) : null;

    private static FigureResult? Find(IReadOnlyList<FigureResult> results, Measured place) => results.FirstOrDefault(
        result => result.Cell == place.Cell && result.Figure == place.Figure && result.Subject == place.Subject);
}
