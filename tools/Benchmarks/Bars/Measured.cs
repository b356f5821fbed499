namespace CodeFirst.Benchmarks.Bars;

/// <summary>Where a figure stands in the results.</summary>
internal sealed record Measured(string Cell, string Figure, string Subject);
