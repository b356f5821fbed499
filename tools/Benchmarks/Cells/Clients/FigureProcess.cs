using System.Globalization;

namespace CodeFirst.Benchmarks.Cells.Clients;

/// <summary>A process that measures itself and prints a line a figure: part, figure, value, with tabs in between.</summary>
internal static class FigureProcess
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var output = await ToolProcess.RunAsync(program, arguments, cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    private static Figure Read(string line) => line.Split('\t') is [var part, var name, var value]
        ? new Figure(name, double.Parse(value, CultureInfo.InvariantCulture), part)
        : throw new InvalidOperationException($"'{line}' is no figure.");
}
