using CodeFirst.Schema;

namespace CodeFirst.Cli.Reports;

/// <summary>Sentences for people, beside the answer.</summary>
internal sealed class TextReport(TextWriter error) : Report
{
    public override void Refused(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            error.WriteLine(finding);
        error.WriteLine(findings.Count == 1 ? "1 finding; nothing was exported." : $"{findings.Count} findings; nothing was exported.");
    }

    public override void Failed(string id, string file, string sentence) => error.WriteLine(sentence);

    public override void Written(string file) => error.WriteLine($"'{file}' is written.");

    public override void UpToDate(string file) => error.WriteLine($"'{file}' is up to date.");

    public override void Hint(string sentence) => error.WriteLine(sentence);
}
