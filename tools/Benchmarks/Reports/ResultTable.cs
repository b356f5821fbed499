using System.Globalization;
using System.Text;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>Results as a Markdown table, a row a figure, the subjects that are compared one below the other.</summary>
internal static class ResultTable
{
    public static string Print(IEnumerable<FigureResult> results)
    {
        var table = new StringBuilder(
            """
            | cell | figure | subject | median | min - max | ours / this | min - max |
            | --- | --- | --- | ---: | ---: | ---: | ---: |

            """);
        foreach (var compared in results.GroupBy(result => (result.Cell, result.Figure)))
        {
            var ours = compared.FirstOrDefault(result => result.IsOurs);
            foreach (var result in compared)
                table.Append(Row(result, result.IsOurs || ours is null ? null : result.RatioTo(ours)));
        }

        return table.ToString();
    }

    private static string Row(FigureResult result, Spread? ratio) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {result.Cell} | {result.Figure} | {result.Subject} | {Digits.Of(result.Spread.Median)} | {Range(result.Spread)} | {Ratio(ratio)} |\n");

    private static string Ratio(Spread? ratio) => ratio is null ? "|" : $"{Digits.Of(ratio.Median)} | {Range(ratio)}";

    private static string Range(Spread spread) => $"{Digits.Of(spread.Least)} - {Digits.Of(spread.Most)}";
}
