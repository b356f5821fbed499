using CodeFirst.Cli.Evolution.Formats;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution;

/// <summary>One run of <c>codefirst check</c>. The findings go to <paramref name="output"/>, everything else to <paramref name="error"/>.</summary>
internal sealed class Check(TextWriter output, TextWriter error)
{
    public required string Assembly { get; init; }

    public required string Against { get; init; }

    public required Category Category { get; init; }

    public required IReportFormat Format { get; init; }

    public string? Revision { get; init; }

    public string? Accepted { get; init; }

    public int Run() => GateInput.Guard(error, () =>
    {
        var baseline = Baseline.Read(Against, Revision);
        var contract = GateInput.ReadContract(Assembly);
        var report = GateReport.Make(
            baseline.FilesFor(contract), contract, Category, AcceptanceFile.Read(GateInput.AcceptancesOf(baseline, Accepted)));
        Format.Write(report, baseline, output);
        error.WriteLine(Summary(report));
        return report.Findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Breaking;
    });

    private string Summary(GateReport report)
    {
        var accepted = report.Accepted.Count == 0 ? "" : $" ({Count(report.Accepted.Count, "break")} accepted)";
        return report.Findings.Count == 0
            ? $"Nothing breaks callers of '{Against}' in {GateOptions.NameOf(Category)}{accepted}."
            : $"{Count(report.Findings.Count, "finding")} against '{Against}' in {GateOptions.NameOf(Category)}{accepted}.";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
