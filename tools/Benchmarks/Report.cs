using System.CommandLine;
using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks;

/// <summary>The page of figures: the machine, the command, the table, and what each cell does.</summary>
internal static class Report
{
    public static Task WriteAsync(FileInfo file, IReadOnlyList<CellResult> results, ParseResult parsed, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        return File.WriteAllTextAsync(file.FullName, Print(results, parsed), cancellationToken);
    }

    private static string Print(IReadOnlyList<CellResult> results, ParseResult parsed) =>
        $"""
        # Performance

        Measured from outside: the service is a process of its own, called over loopback (HTTP/2 without TLS) through `Client/Calling`.
        The caller runs on the same cores as the service, so a machine for each gives more. Each figure is the median over the runs,
        with the least and the most beside it; the cells took turns, and every run had a new process, warmed up for
        {WarmUp.Length.TotalSeconds:0} s. Two figures whose spreads overlap are not different.

        Machine: {Machine.Describe()}.

        Reproduce it, from the repository's root:

        ```sh
        dotnet run -c Release --project tools/Benchmarks -- {string.Join(' ', parsed.Tokens.Select(token => token.Value))}
        ```

        {ResultTable.Print(results)}
        ## What the cells do

        {string.Join('\n', results.Select(result => $"- **{result.Cell.Name}**: {result.Cell.Description}"))}

        """;
}
