namespace CodeFirst.Cli.Locations;

/// <summary>The C# files that a PDB names, as they lie on this machine.</summary>
internal sealed class SourceDocuments(string outputFolder)
{
    /// <summary>What a deterministic build writes instead of the folder it was built in.</summary>
    private const string DeterministicRoot = "/_/";

    private readonly Dictionary<string, SourceDocument?> _open = [];

    public SourceDocument? Open(string name)
    {
        if (!_open.TryGetValue(name, out var document))
            _open[name] = document = Locate(name) is { } path ? new SourceDocument(path, File.ReadAllText(path)) : null;
        return document;
    }

    private string? Locate(string name)
    {
        if (File.Exists(name))
            return name;
        if (!name.StartsWith(DeterministicRoot, StringComparison.Ordinal))
            return null;
        for (var folder = new DirectoryInfo(outputFolder); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, name[DeterministicRoot.Length..]) is var path && File.Exists(path))
                return path;
        return null;
    }
}
