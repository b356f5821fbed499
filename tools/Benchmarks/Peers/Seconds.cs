using System.Globalization;

namespace CodeFirst.Benchmarks.Peers;

internal static class Seconds
{
    public static TimeSpan Parse(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
}
