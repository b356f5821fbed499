namespace CodeFirst.Cli.Reports;

/// <summary>For whom a command reports.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For MSBuild, editors and CI: <c>file(line,column): error ID: text</c>.</summary>
    MSBuild,
}
