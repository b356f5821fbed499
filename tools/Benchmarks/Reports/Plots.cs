using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>The figures that are easier seen than read, as SVG.</summary>
internal static class Plots
{
    // the cells whose name begins so, and the figure of theirs
    private static readonly (string Cell, string Figure)[] Bars =
    [
        ("unary", "calls/s"),
        ("unary", "server CPU, ms per 1,000 calls"),
        ("batch", "users/s"),
        ("stream", "messages/s"),
        ("client", "client CPU, ms per 1,000 calls"),
        ("client", "client allocation, bytes per call"),
        ("serialize", "serialize, ns per user"),
        ("serialize", "deserialize, ns per user"),
        ("document", "MB on the wire"),
        ("document", "Python CPU, s"),
        ("document", "server CPU, s"),
        ("start", "start to first reply, ms"),
    ];

    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(DirectoryInfo folder, IReadOnlyList<FigureResult> figures)
    {
        List<string> files = [];
        foreach (var (cell, figure) in Bars)
        {
            var measured = figures.Where(result => result.Figure == figure && result.Cell.Split(',')[0] == cell).ToList();
            if (measured.Count > 0)
                files.Add(Save(folder, BarPlot.Of($"{cell}: {figure}", measured), $"{cell}-{figure}"));
        }

        foreach (var curve in figures.Where(result => result.Size is not null).GroupBy(result => result.Figure))
            files.Add(Save(folder, CurvePlot.Of(curve.Key, [.. curve]), $"growth-{curve.Key}"));
        return files;
    }

    private static string Save(DirectoryInfo folder, ScottPlot.Plot plot, string name)
    {
        const int Width = 1_000;
        const int Height = 400;
        var words = name.ToLowerInvariant().Replace("µs", "us", StringComparison.Ordinal).Replace("/s", "-per-s", StringComparison.Ordinal)
            .Split([' ', ',', '\''], StringSplitOptions.RemoveEmptyEntries);
        var file = $"{string.Join('-', words)}.svg";
        plot.SaveSvg(Path.Combine(folder.FullName, file), Width, Height);
        return file;
    }
}
