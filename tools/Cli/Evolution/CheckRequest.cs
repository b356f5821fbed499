using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution;

/// <summary>What a contract is compared with, and how strictly.</summary>
/// <param name="Baseline">The path of the baseline, or <c>git:REVISION:PATH</c>.</param>
/// <param name="Category">What must go on working.</param>
internal sealed record CheckRequest(string Baseline, Category Category)
{
    /// <summary>A git revision of the baseline; <see langword="null"/> for the file on disk.</summary>
    public string? Revision { get; init; }

    /// <summary>The file of the acceptances; <see langword="null"/> for the one beside the baseline.</summary>
    public string? Accepted { get; init; }
}
