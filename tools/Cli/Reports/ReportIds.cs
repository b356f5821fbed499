namespace CodeFirst.Cli.Reports;

/// <summary>The ids of what an export reports. They never change and are never used again for something else.</summary>
internal static class ReportIds
{
    /// <summary>The contract cannot be exported exactly.</summary>
    public const string Refused = "CF0001";

    /// <summary>The command could not run: a file cannot be read or written.</summary>
    public const string Failed = "CF0002";

    /// <summary>The committed file is not what the contract says.</summary>
    public const string Stale = "CF0003";
}
