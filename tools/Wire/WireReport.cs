using System.Globalization;

namespace CodeFirst.Wire;

/// <summary>The results for people: a table of messages, then what failed and how to see it again.</summary>
internal static class WireReport
{
    private const int MostFailures = 3;

    private static readonly string[] Head = ["message", "values", "with newer fields", "facts agreed", "bytes", "not equal"];

    /// <param name="results">The results.</param>
    /// <param name="options">What was sent.</param>
    /// <param name="relays">The relays' names, in their order.</param>
    /// <param name="again">The command that sends one value again.</param>
    public static string Print(
        IReadOnlyList<MessageResult> results, WireOptions options, IEnumerable<string> relays, Func<ValueFailure, string> again)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine($"C# -> {string.Join(" -> ", relays)} -> C#, seed {options.Seed}");
        text.WriteLine();
        Table(text, [Head, .. results.Select(Row)]);
        foreach (var result in results)
            Failures(text, result, again);
        text.WriteLine();
        var (values, failed) = (results.Sum(result => result.Values), results.Sum(result => result.Failures.Count));
        text.WriteLine(failed > 0 ? $"{Number(failed)} of {Number(values)} values did not come back equal."
            : values == 1 ? "1 value came back equal."
            : $"All {Number(values)} values came back equal.");
        return text.ToString();
    }

    private static string[] Row(MessageResult result) =>
    [
        result.Message, Number(result.Values), Number(result.Newer), Number(result.Facts), Number(result.Bytes),
        Number(result.Failures.Count),
    ];

    private static void Table(StringWriter text, IReadOnlyList<string[]> rows)
    {
        var widths = Head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            text.WriteLine(string.Join("  ", row.Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
    }

    private static void Failures(StringWriter text, MessageResult result, Func<ValueFailure, string> again)
    {
        foreach (var failure in result.Failures.Take(MostFailures))
        {
            text.WriteLine();
            text.WriteLine($"{failure.Message}, seed {failure.Seed}, value {failure.Value}: {failure.Difference}");
            text.WriteLine($"  again: {again(failure)}");
        }

        if (result.Failures.Count > MostFailures)
            text.WriteLine($"  and {Number(result.Failures.Count - MostFailures)} more of {result.Message}");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
