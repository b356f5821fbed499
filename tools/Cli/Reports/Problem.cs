using CodeFirst.Cli.Locations;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Reports;

/// <summary>One thing that is wrong, in the form that every format prints.</summary>
/// <param name="Rule">The id of the gate's rule, or one of <see cref="ReportIds"/>.</param>
/// <param name="Element">What is wrong: an element of the schema or of C#, or a file.</param>
/// <param name="Message">Everything about it, as sentences.</param>
internal sealed record Problem(string Rule, string Element, string Message)
{
    /// <summary>Where it is written in C#, when that is known.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>Where another file has it: the baseline, the acceptances, the stale export.</summary>
    public SourceLocation? File { get; init; }

    /// <summary>The break, when it is one.</summary>
    public BreakingChange? Break { get; init; }

    /// <summary>Where it is shown: in C#, else in the file.</summary>
    public SourceLocation? Place => Source ?? File;
}
