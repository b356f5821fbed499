namespace CodeFirst.Benchmarks.Results;

/// <summary>One figure of one subject.</summary>
/// <param name="Cell">What was measured.</param>
/// <param name="Figure">What the number counts, and in what unit.</param>
/// <param name="Subject">Of whom.</param>
/// <param name="IsOurs">Whether the other subjects are compared with this one.</param>
/// <param name="Size">The x of a curve, where the figure is part of one.</param>
/// <param name="Values">A number a run, in their order.</param>
internal sealed record FigureResult(string Cell, string Figure, string Subject, bool IsOurs, int? Size, IReadOnlyList<double> Values)
{
    public Spread Spread => Spread.Of(Values);

    /// <summary>Our figure divided by this one, run by run, since the two were measured one after the other.</summary>
    public Spread? RatioTo(FigureResult ours) =>
        Values.Zip(ours.Values).All(pair => pair.First > 0)
            ? Spread.Of(Values.Zip(ours.Values, (theirs, our) => our / theirs))
            : null;
}
