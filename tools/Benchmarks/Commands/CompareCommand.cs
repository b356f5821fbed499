using System.CommandLine;
using CodeFirst.Benchmarks.Reports;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Commands;

/// <summary><c>compare A B</c>: whether two runs of the benchmarks differ.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var before = new Argument<FileInfo>("A") { Description = "The figures.csv of one run." };
        var after = new Argument<FileInfo>("B") { Description = "The figures.csv of another." };
        var command = new Command(
            "compare",
            """
            Prints the medians of two runs side by side, their ratio, and whether their spreads overlap: figures whose spreads do are not
            different.

            Example:
              dotnet run -c Release --project tools/Benchmarks -- compare before/figures.csv after/figures.csv
            """)
        {
            before,
            after,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var table = ComparisonTable.Print(
                    ResultFile.Read(parsed.GetRequiredValue(before).FullName), ResultFile.Read(parsed.GetRequiredValue(after).FullName));
                await parsed.InvocationConfiguration.Output.WriteAsync(table.AsMemory(), cancellationToken);
                return 0;
            }
            catch (InvalidDataException unreadable)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(unreadable.Message.AsMemory(), cancellationToken);
                return 1;
            }
        });
        return command;
    }
}
