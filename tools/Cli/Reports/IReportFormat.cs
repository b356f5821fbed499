namespace CodeFirst.Cli.Reports;

/// <summary>One way to write down what was found.</summary>
internal interface IReportFormat
{
    /// <summary>Whether a summary in words helps the reader; a program counts by itself.</summary>
    bool IsForPeople => false;

    void Write(Report report, TextWriter output, TextWriter error);
}
