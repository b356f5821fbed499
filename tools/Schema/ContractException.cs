namespace CodeFirst.Schema;

/// <summary>The contract cannot be exported exactly, so it was not exported at all. Carries every finding at once.</summary>
/// <param name="findings">The findings, at least one, in the order of the contract.</param>
public sealed class ContractException(IReadOnlyList<Finding> findings)
    : Exception(string.Join('\n', findings.Select(finding => finding.ToString())))
{
    /// <summary>Every reason, in the order of the contract: at least one. <see cref="Exception.Message"/> is one line for each.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
