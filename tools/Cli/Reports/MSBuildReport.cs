using CodeFirst.Cli.Locations;
using CodeFirst.Schema;

namespace CodeFirst.Cli.Reports;

/// <summary>Lines that MSBuild turns into errors at the C# source. What needs no attention is not said.</summary>
internal sealed class MSBuildReport(string assembly, TextWriter output) : Report
{
    public override void Refused(IReadOnlyList<Finding> findings)
    {
        using var source = new ContractSource(assembly);
        foreach (var finding in findings)
            WriteError(source.Find(finding.Type, finding.Member)?.ToString() ?? "codefirst", ReportIds.Refused, finding.ToString());
    }

    public override void Failed(string id, string file, string sentence) => WriteError(file, id, sentence);

    public override void Written(string file) => output.WriteLine($"{Path.GetFileName(file)} -> {Path.GetFullPath(file)}");

    public override void UpToDate(string file)
    {
    }

    public override void Hint(string sentence) => output.WriteLine(sentence);

    private void WriteError(string origin, string id, string text) => output.WriteLine($"{origin}: error {id}: {text.ReplaceLineEndings(" ")}");
}
