using System.Text.Json;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution.Formats;

/// <summary>SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning.</summary>
internal sealed class SarifFormat : IReportFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public void Write(GateReport report, Baseline baseline, TextWriter output)
    {
        var findings = report.Findings.Select(found => Result(found, baseline, isAccepted: false));
        var accepted = report.Accepted.Select(found => Result(found, baseline, isAccepted: true));
        var driver = new { Name = "codefirst", Rules = Rules(report) };
        var log = new Dictionary<string, object>
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new[] { new { Tool = new { Driver = driver }, Results = findings.Concat(accepted) } },
        };
        output.WriteLine(JsonSerializer.Serialize(log, JsonFormat.Options));
    }

    private static IEnumerable<object> Rules(GateReport report)
        => from rule in Gate.Rules
           where report.Findings.Concat(report.Accepted).Any(found => found.Rule == rule.Id)
           select new { rule.Id, ShortDescription = new { Text = rule.Sentence } };

    private static object Result(BreakingChange found, Baseline baseline, bool isAccepted)
    {
        var (path, line) = baseline.Find(found.Element);
        return new
        {
            RuleId = found.Rule,
            Level = "error",
            Message = new { Text = found.ToString() },
            Locations = new[]
            {
                new
                {
                    PhysicalLocation = new
                    {
                        ArtifactLocation = new { Uri = path.Replace('\\', '/') },
                        Region = line is null ? null : new { StartLine = line },
                    },
                    LogicalLocations = new[] { new { FullyQualifiedName = found.Element } },
                },
            },
            Suppressions = isAccepted ? new[] { new { Kind = "external", Status = "accepted" } } : null,
        };
    }
}
