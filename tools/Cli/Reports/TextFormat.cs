using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Reports;

/// <summary>Sentences for people: a few lines for each break, since breaks are the answer; one line on standard error for what failed.</summary>
internal sealed class TextFormat : IReportFormat
{
    public bool IsForPeople => true;

    public void Write(Report report, TextWriter output, TextWriter error)
    {
        foreach (var found in report.Findings)
            if (found.Break is { } broken)
                Write(found, broken, output);
            else
                error.WriteLine(found.Message);
    }

    private static void Write(Problem found, BreakingChange broken, TextWriter output)
    {
        output.WriteLine($"{broken.Rule}: {broken.Element} {broken.What}.");
        if (broken.Breaks != Callers.None)
            output.WriteLine($"  Breaks {broken.BreaksInWords}.");
        output.WriteLine($"  {broken.Remedy}");
        if (found.Source is { } source)
            output.WriteLine($"  {source.Relative()}");
        output.WriteLine();
    }
}
