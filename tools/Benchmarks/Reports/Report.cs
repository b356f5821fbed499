using System.CommandLine;
using CodeFirst.Benchmarks.Commands;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>The folder of figures: a page with the machine, the command, the table and what each cell does; CSV.</summary>
internal static class Report
{
    public const string Figures = "figures.csv";

    public static async Task WriteAsync(
        DirectoryInfo folder,
        IReadOnlyList<CellResult> results,
        IReadOnlyList<string> skipped,
        Plan plan,
        ParseResult parsed,
        CancellationToken cancellationToken)
    {
        folder.Create();
        FigureResult[] figures = [.. results.SelectMany(result => result.Figures)];
        var plots = Plots.Write(folder, figures);
        await ResultFile.WriteAsync(Path.Combine(folder.FullName, Figures), figures, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "README.md"), Print(results, figures, plots, skipped, plan, parsed), cancellationToken);
    }

    private static string Print(
        IReadOnlyList<CellResult> results,
        FigureResult[] figures,
        IReadOnlyList<string> plots,
        IReadOnlyList<string> skipped,
        Plan plan,
        ParseResult parsed) =>
        $"""
        # Performance

        Measured from outside: every server is a process of its own, called over loopback without TLS. The caller runs on the same cores
        as the server, so a machine for each gives more. Each figure is the median of {plan.Runs} runs, with the least and the most beside
        it. Those that are compared took turns within each run, and every run had a new process, warmed up for
        {plan.Pace.WarmUp.TotalSeconds:0.###} s. "Ours / this" is the median of the runs' ratios of the first subject's figure to this
        one's, with their least and most. Two figures whose spreads overlap are not different. {Report.Figures} has every run.

        Machine: {Machine.Describe()}.

        Reproduce it, from the repository's root:

        ```sh
        dotnet run -c Release --project tools/Benchmarks -- {string.Join(' ', parsed.Tokens.Select(token => token.Value))}
        ```

        Whether two runs differ: `dotnet run -c Release --project tools/Benchmarks -- compare before/{Figures} after/{Figures}`.
        {string.Concat(skipped.Select(sentence => $"\n{sentence}\n"))}
        {string.Join('\n', plots.Select(plot => $"![{Path.GetFileNameWithoutExtension(plot)}]({plot})"))}

        {ResultTable.Print(figures)}
        ## What the cells do

        {string.Join('\n', results.Select(result => $"- **{result.Cell.Name}**: {result.Cell.Description}").Distinct())}

        In unary, batch and stream the caller is a load generator of this tool, which costs the same for every peer: it sends prebuilt
        bytes, checks one reply in full (HTTP status, `grpc-status`, body), and of every other one the status and the length. Server CPU is
        user and system time of the server's process; peak memory is the most it ever held resident (`VmHWM`).

        The subjects:

        {string.Join('\n', Peer.All.Select(peer => $"- **{peer.Name}**: {peer.Description}."))}
        - **service**: `Service/Users` on SQLite, called through `Client/Calling`.

        """;
}
