using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Reports;

/// <summary>The ids of what is reported besides the rules of the gate. They never change and are never used again for something else.</summary>
internal static class ReportIds
{
    /// <summary>The contract cannot be exported exactly.</summary>
    public const string Refused = "CF0001";

    /// <summary>The command could not run: a file cannot be read or written.</summary>
    public const string Failed = "CF0002";

    /// <summary>The committed file is not what the contract says.</summary>
    public const string Stale = "CF0003";

    /// <summary>What a rule of the gate asks for, or what an id of this list says.</summary>
    public static string SentenceOf(string id) => id switch
    {
        Refused => "A contract can be exported exactly.",
        Failed => "Every file can be read and written.",
        Stale => "A committed .proto file is what the contract says.",
        GateReport.UnusedAcceptance => "An acceptance accepts a break.",
        GateReport.UnknownRule => "An acceptance names a rule.",
        _ => Gate.Rules.Single(rule => rule.Id == id).Sentence,
    };
}
