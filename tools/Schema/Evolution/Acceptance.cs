namespace CodeFirst.Schema.Evolution;

/// <summary>A break that is meant: one finding that the gate lets pass.</summary>
/// <param name="Rule">The id of the finding's rule.</param>
/// <param name="Element">The finding's element.</param>
/// <param name="Reason">Why callers are broken on purpose, for whoever reads the file later; never empty.</param>
public sealed record Acceptance(string Rule, string Element, string Reason)
{
    /// <summary>Whether the finding is the one that is meant.</summary>
    /// <param name="found">A finding.</param>
    /// <returns><see langword="true"/> when rule and element are the same.</returns>
    public bool Accepts(BreakingChange found) => found?.Rule == Rule && found.Element == Element;
}
