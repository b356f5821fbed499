using System.CommandLine;

namespace CodeFirst.Benchmarks;

/// <summary>The command line: which cells, how often, how long, how many users.</summary>
internal static class BenchmarkCommand
{
    // what shells give for a program ended by Ctrl-C: 128 and the number of the signal
    private const int Interrupted = 130;

    public static RootCommand Create()
    {
        var cells = new Option<string[]>("--cells", "-c")
        {
            HelpName = string.Join('|', CellList.Families),
            Description = "What to measure, for example --cells unary watch.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => CellList.Families,
        };
        cells.AcceptOnlyFromAmong(CellList.Families);
        var runs = Count("--runs", "How often each cell is measured; the cells take turns.", 3, 1_000);
        var users = Count("--users", "How many users the exported table has; the published figures are of 5000000.", 200_000, 100_000_000);
        var seconds = Count("--seconds", "How long a measurement takes after the warm-up; the export goes on to its last user.", 3, 3_600);
        var output = new Option<FileInfo?>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "Also write the figures, with the machine and what each cell does, to this Markdown file.",
        };

        var command = new RootCommand(
            """
            Measures the service from outside and prints a Markdown table: the median of several runs, the least and the most.

            Every run starts Service/Users as a process of its own with a new SQLite database in the temporary folder, calls it
            over loopback through Client/Calling, and stops it. Progress goes to standard error. With the defaults it takes
            about 4 minutes.

            Examples:
              dotnet run -c Release --project tools/Benchmarks
              dotnet run -c Release --project tools/Benchmarks -- --cells export --users 5000000
            """)
        {
            cells,
            runs,
            users,
            seconds,
            output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (Machine.IsDebugBuild)
            {
                await error.WriteLineAsync("This is a Debug build, whose figures mean nothing: run it with -c Release.");
                return 1;
            }

            try
            {
                using var folder = new TemporaryFolder();
                var length = TimeSpan.FromSeconds(parsed.GetRequiredValue(seconds));
                var chosen = CellList.Of(parsed.GetRequiredValue(cells), length, parsed.GetRequiredValue(users), folder);
                var results = await Rounds.RunAsync(chosen, parsed.GetRequiredValue(runs), error, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteAsync(ResultTable.Print(results));
                if (parsed.GetValue(output) is { } file)
                    await Report.WriteAsync(file, results, parsed, cancellationToken);
                return 0;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return Interrupted;
            }
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var value) || value < 1 || value > most))
                result.AddError($"{name} '{token.Value}' must be a whole number from 1 to {most}, for example {name} {usual}.");
        });
        return option;
    }
}
