using System.Text;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>Two files of results side by side, as a Markdown table.</summary>
internal static class ComparisonTable
{
    public static string Print(IReadOnlyList<FigureResult> before, IReadOnlyList<FigureResult> after)
    {
        var table = new StringBuilder(
            """
            | cell | figure | subject | A | B | B / A | spreads |
            | --- | --- | --- | ---: | ---: | ---: | --- |

            """);
        foreach (var key in before.Concat(after).Select(Key).Distinct())
        {
            var (first, second) = (Find(before, key), Find(after, key));
            table.Append($"| {key.Cell} | {key.Figure} | {key.Subject} | {Median(first)} | {Median(second)} | ")
                .Append($"{Ratio(first, second)} | {Verdict.Of(first?.Spread, second?.Spread)} |\n");
        }

        return table.ToString();
    }

    private static (string Cell, string Figure, string Subject) Key(FigureResult result) => (result.Cell, result.Figure, result.Subject);

    private static FigureResult? Find(IReadOnlyList<FigureResult> results, (string Cell, string Figure, string Subject) key) =>
        results.FirstOrDefault(result => Key(result) == key);

    private static string Median(FigureResult? result) => result is null ? "" : Digits.Of(result.Spread.Median);

    private static string Ratio(FigureResult? first, FigureResult? second) =>
        first is null || second is null || first.Spread.Median == 0 ? "" : Digits.Of(second.Spread.Median / first.Spread.Median);
}
