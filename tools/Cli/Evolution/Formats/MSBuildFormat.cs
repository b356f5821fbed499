using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution.Formats;

/// <summary><c>FILE(LINE): error RULE: TEXT</c>, as compilers write it and as MSBuild, editors and CI annotate it.</summary>
internal sealed class MSBuildFormat : IReportFormat
{
    public void Write(GateReport report, Baseline baseline, TextWriter output)
    {
        foreach (var found in report.Findings)
        {
            var (path, line) = baseline.Find(found.Element);
            output.WriteLine($"{path}{(line is null ? "" : $"({line})")}: error {found.Rule}: {found}");
        }
    }
}
