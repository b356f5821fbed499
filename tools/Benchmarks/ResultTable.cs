using System.Globalization;
using System.Text;

namespace CodeFirst.Benchmarks;

/// <summary>Results as a Markdown table, a row a figure.</summary>
internal static class ResultTable
{
    public static string Print(IEnumerable<CellResult> results)
    {
        var table = new StringBuilder("| cell | figure | median | min - max |\n| --- | --- | ---: | ---: |\n");
        foreach (var result in results)
            foreach (var spread in result.Spreads)
                table.Append(CultureInfo.InvariantCulture, $"| {result.Cell.Name} | {spread.Name} | {Number(spread.Median)} | ")
                    .Append(CultureInfo.InvariantCulture, $"{Number(spread.Least)} - {Number(spread.Most)} |\n");
        return table.ToString();
    }

    // three digits say all that a run repeats
    private static string Number(double value) => value.ToString(
        value switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" }, CultureInfo.InvariantCulture);
}
