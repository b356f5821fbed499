namespace CodeFirst.Schema.Refusals;

/// <summary>Collects the findings of one export, so that all are told at once.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    public int Count => _findings.Count;

    public void Add(Finding finding)
    {
        if (!_findings.Contains(finding))
            _findings.Add(finding);
    }

    /// <summary>Ends the export if anything was found.</summary>
    public void ThrowIfAny()
    {
        if (_findings.Count > 0)
            throw new ContractException(_findings);
    }
}
