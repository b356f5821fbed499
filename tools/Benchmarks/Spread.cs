namespace CodeFirst.Benchmarks;

/// <summary>One figure over several runs.</summary>
internal sealed record Spread(string Name, double Median, double Least, double Most)
{
    public static Spread Of(string name, IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(name, median, sorted[0], sorted[^1]);
    }
}
