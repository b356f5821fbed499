using System.Globalization;
using CsvHelper;

namespace CodeFirst.Benchmarks.Results;

/// <summary>Results as CSV, a line a run: for programs, and for <c>compare</c>.</summary>
internal static class ResultFile
{
    private static readonly string[] Columns = ["cell", "figure", "subject", "ours", "size", "run", "value"];
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    public static async Task WriteAsync(string path, IEnumerable<FigureResult> results, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(path);
        await using var csv = CsvWriter.Create(file, Format, leaveOpen: true);
        csv.WriteHeader(Columns);
        foreach (var result in results)
            for (var run = 0; run < result.Values.Count; run++)
                Write(csv, result, run);
        await csv.FlushAsync(cancellationToken);
    }

    /// <exception cref="InvalidDataException">The file is not one that this program wrote.</exception>
    public static IReadOnlyList<FigureResult> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
            if (!csv.Headers.SequenceEqual(Columns))
                throw new FormatException($"its header is not {string.Join(',', Columns)}.");
            List<(FigureResult Figure, double Value)> lines = [];
            while (csv.Read())
                lines.Add((ReadFigure(csv), double.Parse(csv.GetString(6), CultureInfo.InvariantCulture)));
            return [.. lines.GroupBy(line => line.Figure, (figure, values) => figure with { Values = [.. values.Select(line => line.Value)] })];
        }
        catch (Exception failure) when (failure is FormatException or IOException)
        {
            throw new InvalidDataException(
                $"'{path}' cannot be read as figures: {failure.Message} Give a file that --output wrote, figures.csv.", failure);
        }
    }

    private static void Write(CsvWriter csv, FigureResult result, int run)
    {
        csv.WriteField(result.Cell);
        csv.WriteField(result.Figure);
        csv.WriteField(result.Subject);
        csv.WriteField(result.IsOurs ? "ours" : "");
        csv.WriteField(result.Size?.ToString(CultureInfo.InvariantCulture) ?? "");
        csv.WriteField(run + 1);
        csv.WriteField(result.Values[run].ToString("R", CultureInfo.InvariantCulture));
        csv.EndRecord();
    }

    private static FigureResult ReadFigure(CsvReader csv) => new(
        csv.GetString(0),
        csv.GetString(1),
        csv.GetString(2),
        csv.GetString(3) == "ours",
        csv.GetString(4) is { Length: > 0 } size ? int.Parse(size, CultureInfo.InvariantCulture) : null,
        Array.Empty<double>());
}
