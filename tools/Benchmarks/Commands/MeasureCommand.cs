using System.CommandLine;
using CodeFirst.Benchmarks.Reports;

namespace CodeFirst.Benchmarks.Commands;

/// <summary>The command line: which cells of which peers, how often, how long, how many users.</summary>
internal static class MeasureCommand
{
    // what shells give for a program ended by Ctrl-C: 128 and the number of the signal
    private const int Interrupted = 130;

    private static readonly Option<string[]?> Cells = new("--cells", "-c")
    {
        HelpName = string.Join('|', CellList.Families),
        Description = "What to measure, for example --cells unary watch. Default: all but growth, which takes long; quick: without publish and stored too.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Peers = new("--peers", "-p")
    {
        HelpName = string.Join('|', Peer.All.Select(peer => peer.Argument)),
        Description = "Whom to measure beside this project. Default: all that the machine can build.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. Peer.All.Select(peer => peer.Argument)],
    };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "Short measurements, under 5 minutes in all: they show that something broke, and are not for publishing.",
    };

    private static readonly Option<int?> Runs = Numbers.Count("--runs", "How often each cell is measured; the cells take turns. Default: 5; quick: 3.", 1_000);

    private static readonly Option<int?> Users = Numbers.Count(
        "--users", "How many users the exported table has. Default: 640000, which is 50 MB of JSON; quick: 50000.", 100_000_000);

    private static readonly Option<int?> MostUsers = Numbers.Count(
        "--most-users", "How large the table becomes in the growth cells, from 1000 in steps of ten. Default: 10000000; quick: 100000.", 100_000_000);

    private static readonly Option<int?> MostWatches = Numbers.Count(
        "--most-watches", "How many watches are open in the growth cells, from 1 in steps of ten. Default: 10000; quick: 1000.", 10_000);

    private static readonly Option<double?> Seconds = Numbers.Seconds(
        "--seconds", "How long a measurement takes after the warm-up; an export goes on to its last user. Default: 3; quick: 0.2.", 0.05);

    private static readonly Option<double?> WarmUp = Numbers.Seconds(
        "--warm-up", "How long each is done unmeasured before. Default: 5; quick: 0.2.", 0);

    private static readonly Option<DirectoryInfo?> Output = new("--output", "-o")
    {
        HelpName = "FOLDER",
        Description = "Also write README.md with the machine and what each cell does, figures.csv and the plots to this folder.",
    };

    private static readonly Option<bool> Debug = new("--allow-debug") { Description = "Measure a Debug build too, whose figures mean nothing." };

    public static RootCommand Create()
    {
        Cells.AcceptOnlyFromAmong(CellList.Families);
        Peers.AcceptOnlyFromAmong([.. Peer.All.Select(peer => peer.Argument)]);
        var command = new RootCommand(
            """
            Measures this project beside its peers and prints a Markdown table: medians of several runs, the least and the most, and ratios.

            Every run of a cell starts a server as a process of its own and calls it over loopback; peers take turns within a run. What a
            machine lacks (Go, PostgreSQL, Python) is skipped aloud. Progress goes to standard error.

            Examples:
              dotnet run -c Release --project tools/Benchmarks -- --quick
              dotnet run -c Release --project tools/Benchmarks -- --output docs/performance
              dotnet run -c Release --project tools/Benchmarks -- --cells unary --peers codefirst contract-first --runs 9
            """)
        {
            CompareCommand.Create(),
            BarsCommand.Create(),
            Cells,
            Peers,
            Quick,
            Runs,
            Users,
            MostUsers,
            MostWatches,
            Seconds,
            WarmUp,
            Output,
            Debug,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (Machine.IsDebugBuild && !parsed.GetValue(Debug))
        {
            await error.WriteLineAsync("This is a Debug build, whose figures mean nothing: run it with -c Release.".AsMemory(), cancellationToken);
            return 1;
        }

        try
        {
            var plan = PlanOf(parsed);
            await using var laboratory = new Laboratory(error);
            var peers = Peer.All.Where(peer => parsed.GetRequiredValue(Peers).Contains(peer.Argument));
            var families = parsed.GetValue(Cells) is { Length: > 0 } chosen ? chosen : CellList.Usual(parsed.GetValue(Quick));
            var cells = await CellList.OfAsync(families, [.. peers], plan, laboratory, cancellationToken);
            var rounds = new Rounds(cells, error);
            await rounds.RunAsync(plan.Runs, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteAsync(
                ResultTable.Print(rounds.Results.SelectMany(result => result.Figures)).AsMemory(), cancellationToken);
            if (parsed.GetValue(Output) is { } folder)
                await Report.WriteAsync(folder, rounds.Results, [.. laboratory.Skipped, .. rounds.Failures], plan, parsed, cancellationToken);
            return rounds.Failures.Count == 0 ? 0 : 1;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static Plan PlanOf(ParseResult parsed)
    {
        var usual = parsed.GetValue(Quick) ? Plan.Quick : Plan.Full;
        return new Plan(
            parsed.GetValue(Runs) ?? usual.Runs,
            new Pace(Time(parsed.GetValue(WarmUp)) ?? usual.Pace.WarmUp, Time(parsed.GetValue(Seconds)) ?? usual.Pace.Length),
            parsed.GetValue(Users) ?? usual.Users,
            parsed.GetValue(MostUsers) ?? usual.MostUsers,
            parsed.GetValue(MostWatches) ?? usual.MostWatches);
    }

    private static TimeSpan? Time(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}
