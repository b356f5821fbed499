using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeFirst.Cli.Locations;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Reports;

/// <summary>One object with <c>findings</c> and <c>accepted</c>.</summary>
internal sealed class JsonFormat : IReportFormat
{
    /// <summary>Readable by people too: no escapes where JSON needs none.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public void Write(Report report, TextWriter output, TextWriter error) => output.WriteLine(JsonSerializer.Serialize(
        new { Findings = report.Findings.Select(ToJson), Accepted = report.Accepted.Select(ToJson) }, Options));

    private static object ToJson(Problem found) => new
    {
        found.Rule,
        found.Element,
        found.Message,
        Breaks = found.Break is { } broken ? Broken(broken.Breaks) : null,
        found.Break?.Remedy,
        Source = ToJson(found.Source),
        File = ToJson(found.File),
    };

    private static object? ToJson(SourceLocation? place) => place is null ? null : new { Path = place.File, place.Line, place.Column };

    private static IEnumerable<string> Broken(Callers callers)
    {
        if (callers.HasFlag(Callers.Binary))
            yield return "binary";
        if (callers.HasFlag(Callers.Json))
            yield return "json";
        if (callers.HasFlag(Callers.Source))
            yield return "source";
    }
}
