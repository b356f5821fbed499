using System.CommandLine;
using CodeFirst.Benchmarks.Reports;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Commands;

/// <summary><c>bars FOLDER</c>: which of the ratios that this project wants were reached.</summary>
internal static class BarsCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "A folder that --output wrote, or one that has several of them." };
        var command = new Command(
            "bars",
            """
            Prints each ratio that this project wants to reach, what it is in the figures of a folder, and whether that is enough: the median
            of the runs' ratios, with the least and the most. Both figures of a ratio come from one and the same run.

            Example:
              dotnet run -c Release --project tools/Benchmarks -- bars docs/performance
            """)
        {
            folder,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var files = parsed.GetRequiredValue(folder)
                    .EnumerateFiles(Report.Figures, SearchOption.AllDirectories)
                    .OrderBy(file => file.FullName, StringComparer.Ordinal)
                    .Select(file => ResultFile.Read(file.FullName));
                await parsed.InvocationConfiguration.Output.WriteAsync(BarTable.Print([.. files]).AsMemory(), cancellationToken);
                return 0;
            }
            catch (Exception unreadable) when (unreadable is InvalidDataException or DirectoryNotFoundException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(unreadable.Message.AsMemory(), cancellationToken);
                return 1;
            }
        });
        return command;
    }
}
