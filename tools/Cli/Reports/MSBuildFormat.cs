namespace CodeFirst.Cli.Reports;

/// <summary><c>FILE(LINE,COLUMN): error RULE: TEXT</c>, as compilers write it and as MSBuild, editors and CI annotate it.</summary>
internal sealed class MSBuildFormat : IReportFormat
{
    public void Write(Report report, TextWriter output, TextWriter error)
    {
        foreach (var found in report.Findings)
            output.WriteLine(
                $"{found.Place?.ToString() ?? "codefirst"}: {Severity(found, report)} {found.Rule}: {found.Message.ReplaceLineEndings(" ")}{Baseline(found)}");
    }

    private static string Severity(Problem found, Report report) =>
        found.Break is null || report.BreaksAreErrors ? "error" : "warning";

    private static string Baseline(Problem found) => found is { Break: not null, Source: not null, File: { } file } ? $" (baseline: {file})" : "";
}
