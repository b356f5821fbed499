using System.Text.Encodings.Web;
using System.Text.Json;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution.Formats;

/// <summary>One object with <c>findings</c> and <c>accepted</c>.</summary>
internal sealed class JsonFormat : IReportFormat
{
    /// <summary>Readable by people too: no escapes where JSON needs none.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public void Write(GateReport report, Baseline baseline, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            Findings = report.Findings.Select(found => ToJson(found, baseline)),
            Accepted = report.Accepted.Select(found => ToJson(found, baseline)),
        },
        Options));

    private static object ToJson(BreakingChange found, Baseline baseline)
    {
        var (path, line) = baseline.Find(found.Element);
        return new
        {
            found.Rule,
            found.Element,
            found.What,
            Breaks = new[] { (Callers.Binary, "binary"), (Callers.Json, "json"), (Callers.Source, "source") }
                .Where(callers => found.Breaks.HasFlag(callers.Item1))
                .Select(callers => callers.Item2),
            found.Remedy,
            Path = path,
            Line = line,
        };
    }
}
