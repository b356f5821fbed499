using System.Text.Json;
using CodeFirst.Cli.Locations;

namespace CodeFirst.Cli.Reports;

/// <summary>
/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning. Files below the working directory are relative to
/// <c>SRCROOT</c>.
/// </summary>
internal sealed class SarifFormat : IReportFormat
{
    private const string Root = "SRCROOT";

    public void Write(Report report, TextWriter output, TextWriter error)
    {
        List<string> rules = [.. report.Findings.Concat(report.Accepted).Select(found => found.Rule).Distinct()];
        var findings = report.Findings.Select(found => Result(found, rules, Level(found, report), null));
        var accepted = report.Accepted.Select(found => Result(found, rules, Level(found, report), [new { Kind = "external", Status = "accepted" }]));
        var run = new
        {
            Tool = new { Driver = new { Name = "codefirst", Rules = rules.Select(Rule) } },
            OriginalUriBaseIds = new Dictionary<string, object> { [Root] = new { Uri = new Uri($"{Environment.CurrentDirectory}/").AbsoluteUri } },
            ColumnKind = "utf16CodeUnits",
            Results = findings.Concat(accepted),
        };
        var log = new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[] { run },
        };
        output.WriteLine(JsonSerializer.Serialize(log, JsonFormat.Options));
    }

    private static object Rule(string id) => new { Id = id, ShortDescription = new { Text = ReportIds.SentenceOf(id) } };

    private static string Level(Problem found, Report report) => found.Break is null || report.BreaksAreErrors ? "error" : "warning";

    private static object Result(Problem found, List<string> rules, string level, object[]? suppressions) => new
    {
        RuleId = found.Rule,
        RuleIndex = rules.IndexOf(found.Rule),
        Level = level,
        Message = new { Text = found.Message },
        Locations = found.Place is { } place ? new[] { Location(place, found.Element) } : null,
        RelatedLocations = found is { Source: not null, File: { } file } ? new[] { Location(file, null) } : null,
        Suppressions = suppressions,
    };

    private static object Location(SourceLocation place, string? element) => new
    {
        PhysicalLocation = new
        {
            ArtifactLocation = Artifact(place.File),
            Region = place.Line is null ? null : new { StartLine = place.Line, StartColumn = place.Column },
        },
        LogicalLocations = element is null ? null : new[] { new { FullyQualifiedName = element } },
        Message = element is null ? new { Text = "The baseline." } : null,
    };

    private static object Artifact(string path)
    {
        var full = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? new { Uri = new Uri(full).AbsoluteUri }
            : new { Uri = string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)), UriBaseId = Root };
    }
}
