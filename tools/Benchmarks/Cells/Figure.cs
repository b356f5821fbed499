namespace CodeFirst.Benchmarks.Cells;

/// <summary>One measured number; the name holds its unit.</summary>
/// <param name="Name">What the number counts, and in what unit.</param>
/// <param name="Value">The number.</param>
/// <param name="Part">The part of a cell that measures several things with one process; empty for the cell itself.</param>
/// <param name="Size">How large the thing measured was, where a cell is measured at several sizes: the x of a curve.</param>
internal readonly record struct Figure(string Name, double Value, string Part = "", int? Size = null);
