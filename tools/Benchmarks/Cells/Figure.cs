namespace CodeFirst.Benchmarks.Cells;

/// <summary>One measured number; the name holds its unit.</summary>
internal readonly record struct Figure(string Name, double Value);
