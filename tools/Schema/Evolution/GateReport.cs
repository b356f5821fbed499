using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution;

/// <summary>The verdict on a contract: what breaks callers, and which breaks are accepted.</summary>
/// <param name="Findings">Breaks that are not accepted, and acceptances that accept nothing; empty when the contract may be merged.</param>
/// <param name="Accepted">Breaks that are accepted.</param>
public sealed record GateReport(IReadOnlyList<BreakingChange> Findings, IReadOnlyList<BreakingChange> Accepted)
{
    /// <summary>The rule of an acceptance that accepts nothing.</summary>
    public const string UnusedAcceptance = "ACCEPTANCE_UNUSED";

    /// <summary>The rule of an acceptance of a rule that does not exist.</summary>
    public const string UnknownRule = "ACCEPTANCE_UNKNOWN_RULE";

    /// <summary>Compares a contract with its baseline and sets the accepted breaks aside.</summary>
    /// <param name="before">The baseline's files.</param>
    /// <param name="after">The contract's files.</param>
    /// <param name="category">Exactly one category. Acceptances of rules that are not in it are neither used nor reported.</param>
    /// <param name="acceptances">The accepted breaks.</param>
    /// <returns>The report.</returns>
    public static GateReport Make(
        IEnumerable<FileDescriptorProto> before,
        IEnumerable<FileDescriptorProto> after,
        Category category = Category.Package,
        params IReadOnlyList<Acceptance> acceptances)
    {
        ArgumentNullException.ThrowIfNull(acceptances);
        var all = Gate.Check(before, after, category).ToLookup(found => acceptances.Any(acceptance => acceptance.Accepts(found)));
        var idle = acceptances
            .Where(acceptance => !all[true].Any(acceptance.Accepts))
            .SelectMany(acceptance => Judge(acceptance, category));
        return new GateReport([.. all[false], .. idle], [.. all[true]]);
    }

    private static IEnumerable<BreakingChange> Judge(Acceptance acceptance, Category category)
    {
        if (Gate.Rules.FirstOrDefault(rule => rule.Id == acceptance.Rule) is not { } rule)
            yield return new BreakingChange(
                UnknownRule, acceptance.Element, $"is accepted for {acceptance.Rule}, which is no rule", Callers.None,
                "Write the rule as the finding named it, or delete the entry");
        else if (rule.Categories.HasFlag(category))
            yield return new BreakingChange(
                UnusedAcceptance, acceptance.Element, $"does not break {acceptance.Rule}, yet the break is accepted", Callers.None,
                "Delete the entry");
    }
}
