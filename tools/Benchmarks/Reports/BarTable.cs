using System.Globalization;
using System.Text;
using CodeFirst.Benchmarks.Bars;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>The bars and what was reached, as a Markdown table.</summary>
internal static class BarTable
{
    /// <param name="files">The results of several runs; both figures of a bar are taken from one of them.</param>
    public static string Print(IReadOnlyList<IReadOnlyList<FigureResult>> files)
    {
        var table = new StringBuilder(
            """
            | ratio | bar | reached | min - max | |
            | --- | ---: | ---: | ---: | --- |

            """);
        foreach (var bar in BarList.All)
            table.Append(Row(bar, files.Select(bar.RatioIn).FirstOrDefault(ratio => ratio is not null)));
        return table.ToString();
    }

    private static string Row(Bar bar, Spread? ratio) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {bar.Name} | {(bar.IsMost ? "≤" : "≥")} {bar.Limit:0.0#} | {Reached(bar, ratio)} |\n");

    private static string Reached(Bar bar, Spread? ratio) => ratio is null
        ? "| | not measured"
        : $"{Digits.Of(ratio.Median)} | {Digits.Of(ratio.Least)} - {Digits.Of(ratio.Most)} | {(bar.IsMet(ratio.Median) ? "met" : "**missed**")}";
}
