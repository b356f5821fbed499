using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution.Formats;

/// <summary>One way to write down what was found.</summary>
internal interface IReportFormat
{
    void Write(GateReport report, Baseline baseline, TextWriter output);
}
