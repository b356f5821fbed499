namespace CodeFirst.Cli.Exporting;

/// <summary>What to export, and how.</summary>
/// <param name="Assembly">The path of the contract assembly.</param>
internal sealed record ExportRequest(string Assembly)
{
    /// <summary>The file to write, or a folder; <see langword="null"/> for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Whether to compare instead of writing.</summary>
    public bool CheckOnly { get; init; }

    /// <summary>Where to write the binary descriptor set, if at all.</summary>
    public string? DescriptorSet { get; init; }

    /// <summary>Where to write the gRPC service config, if at all.</summary>
    public string? ServiceConfig { get; init; }

    /// <summary>Where to write the OpenAPI document, if at all.</summary>
    public string? OpenApi { get; init; }

    /// <summary>Whether a build asks: it is told what changed, as builds say it, and how a project is mended.</summary>
    public bool IsBuild { get; init; }
}
