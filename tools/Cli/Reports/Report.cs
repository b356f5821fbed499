using CodeFirst.Cli.Exporting;
using CodeFirst.Cli.Locations;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Reports;

/// <summary>What a command has to say besides its answer. It is printed at the end, in one of the formats.</summary>
internal sealed class Report(IReportFormat format, TextWriter output, TextWriter error)
{
    private readonly List<string> _notes = [];

    /// <summary>Whether what breaks callers is an error, and the command fails; else it is a warning.</summary>
    public bool BreaksAreErrors { get; init; } = true;

    public List<Problem> Findings { get; } = [];

    /// <summary>Breaks that are meant.</summary>
    public List<Problem> Accepted { get; } = [];

    /// <summary>The verdict in a sentence, for people.</summary>
    public string? Summary { get; set; }

    /// <summary>Runs the command, turns what stops it into findings, and prints the report.</summary>
    /// <param name="assembly">The contract's assembly.</param>
    /// <param name="done">What the command does to the contract, as a participle: it was not done when the contract is refused.</param>
    /// <param name="run">The command; returns its exit code.</param>
    /// <returns>The exit code.</returns>
    public int Run(string assembly, string done, Func<int> run)
    {
        var exitCode = Guard(assembly, done, run);
        format.Write(this, output, error);
        foreach (var note in Summary is { } summary && format.IsForPeople ? _notes.Append(summary) : _notes)
            error.WriteLine(note);
        return exitCode;
    }

    /// <summary>Something worth knowing; nothing failed.</summary>
    public void Note(string sentence) => _notes.Add(sentence);

    /// <summary>A file cannot be used as it is.</summary>
    /// <param name="id">One of <see cref="ReportIds"/>.</param>
    /// <param name="file">The file.</param>
    /// <param name="sentence">What happened and what to do, the file named.</param>
    public void Fail(string id, string file, string sentence) =>
        Findings.Add(new Problem(id, file, sentence) { File = new SourceLocation(file) });

    private int Guard(string assembly, string done, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ContractException refused)
        {
            Refuse(assembly, refused.Findings);
            Summary = $"{Count.Of(refused.Findings.Count, "finding")}; nothing was {done}.";
        }
        catch (Exception failure) when (failure is UnreadableContractException or ExportException or BaselineException
            or IOException or UnauthorizedAccessException)
        {
            Fail(ReportIds.Failed, assembly, failure.Message);
        }

        return ExitCodes.Failed;
    }

    private void Refuse(string assembly, IReadOnlyList<Finding> findings)
    {
        using var source = new ContractSource(assembly);
        Findings.AddRange(findings.Select(finding => new Problem(ReportIds.Refused, finding.Element, finding.ToString())
        {
            Source = source.Find(finding.Type, finding.Member),
        }));
    }
}
