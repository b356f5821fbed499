using CodeFirst.Cli.Reports;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;
using Google.Protobuf.Reflection;

namespace CodeFirst.Cli.Evolution;

/// <summary>A contract compared with its baseline; what breaks callers is in the report.</summary>
internal sealed record Check(GateReport Verdict, Baseline Baseline, string AcceptancePath, IReadOnlyList<Acceptance> Acceptances)
{
    public bool Passed => Verdict.Findings.Count == 0;

    public static Check Run(string assembly, ContractSchema schema, CheckRequest request, Report report)
    {
        var baseline = Schema.Evolution.Baseline.Read(request.Baseline, request.Revision);
        var acceptancePath = request.Accepted ?? PathBeside(baseline.Path);
        var acceptances = AcceptanceFile.Read(acceptancePath);

        List<FileDescriptorProto> contract = [.. schema.Files.Select(file => file.Descriptor)];
        var verdict = GateReport.Make(baseline.FilesFor(contract), contract, request.Category, acceptances);
        using var places = new BreakPlaces(assembly, schema, baseline, acceptancePath);
        report.Findings.AddRange(verdict.Findings.Select(places.Describe));
        report.Accepted.AddRange(verdict.Accepted.Select(places.Describe));
        return new Check(verdict, baseline, acceptancePath, acceptances);
    }

    /// <summary>The verdict in a sentence.</summary>
    public string Summarize(CheckRequest request)
    {
        var against = $"'{request.Baseline}' in {GateOptions.NameOf(request.Category)}";
        var accepted = Verdict.Accepted.Count == 0 ? "" : $" ({Count.Of(Verdict.Accepted.Count, "break")} accepted)";
        return Passed
            ? $"Nothing breaks callers of {against}{accepted}."
            : $"{Count.Of(Verdict.Findings.Count, "finding")} against {against}{accepted}.";
    }

    private static string PathBeside(string baseline) =>
        Path.Combine((Directory.Exists(baseline) ? baseline : Path.GetDirectoryName(baseline)) ?? "", AcceptanceFile.DefaultName);
}
