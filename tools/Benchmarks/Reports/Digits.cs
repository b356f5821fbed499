using System.Globalization;

namespace CodeFirst.Benchmarks.Reports;

internal static class Digits
{
    /// <summary>Three digits say all that a run repeats.</summary>
    public static string Of(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "N1", >= 0.1 or 0 => "N2", _ => "G2" }, CultureInfo.InvariantCulture);
}
