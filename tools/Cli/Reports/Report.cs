using CodeFirst.Schema;

namespace CodeFirst.Cli.Reports;

/// <summary>What a command has to say besides its answer.</summary>
internal abstract class Report
{
    public static Report Create(OutputFormat format, string assembly, TextWriter output, TextWriter error) =>
        format == OutputFormat.MSBuild ? new MSBuildReport(assembly, output) : new TextReport(error);

    /// <summary>The contract is refused.</summary>
    public abstract void Refused(IReadOnlyList<Finding> findings);

    /// <summary>The command failed.</summary>
    /// <param name="id">One of <see cref="ReportIds"/>.</param>
    /// <param name="file">The file it failed on.</param>
    /// <param name="sentence">What happened and what to do, the file named.</param>
    public abstract void Failed(string id, string file, string sentence);

    /// <summary>A file was changed on disk.</summary>
    public abstract void Written(string file);

    /// <summary>A file was left as it is.</summary>
    public abstract void UpToDate(string file);

    /// <summary>Something worth knowing; nothing failed.</summary>
    public abstract void Hint(string sentence);
}
