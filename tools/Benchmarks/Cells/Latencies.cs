using System.Diagnostics;

namespace CodeFirst.Benchmarks.Cells;

/// <summary>Times of many calls, given as differences of <see cref="Stopwatch"/> timestamps.</summary>
internal sealed class Latencies(IEnumerable<long> ticks)
{
    private readonly long[] _sorted = [.. ticks.Order()];

    public int Count => _sorted.Length;

    /// <summary>The time, in microseconds, that the given part of the calls did not exceed: the nearest rank.</summary>
    public double Microseconds(double part) =>
        _sorted[Math.Max(0, (int)Math.Ceiling(part * Count) - 1)] * 1_000_000.0 / Stopwatch.Frequency;
}
