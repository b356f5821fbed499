using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Exporting;

/// <summary>What <c>codefirst export</c> was asked for.</summary>
/// <param name="Assembly">The path of the contract assembly.</param>
internal sealed record ExportRequest(string Assembly)
{
    /// <summary>The file to write, or a folder; <see langword="null"/> for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Whether to compare instead of writing.</summary>
    public bool CheckOnly { get; init; }

    /// <summary>Where to write the binary descriptor set, if at all.</summary>
    public string? DescriptorSet { get; init; }

    /// <summary>Where to list the paths of the exported files, if at all.</summary>
    public string? List { get; init; }

    /// <summary>For whom to report.</summary>
    public OutputFormat Format { get; init; }
}
