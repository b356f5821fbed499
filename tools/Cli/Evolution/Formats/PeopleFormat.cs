using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution.Formats;

/// <summary>A few lines for each finding.</summary>
internal sealed class PeopleFormat : IReportFormat
{
    public void Write(GateReport report, Baseline baseline, TextWriter output)
    {
        foreach (var found in report.Findings)
        {
            output.WriteLine($"{found.Rule}: {found.Element} {found.What}.");
            if (found.Breaks != Callers.None)
                output.WriteLine($"  Breaks {found.BreaksInWords}.");
            output.WriteLine($"  {found.Remedy}");
            output.WriteLine();
        }
    }
}
