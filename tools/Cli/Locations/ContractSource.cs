namespace CodeFirst.Cli.Locations;

/// <summary>Where a contract's types and members are written: from the portable PDBs of its assembly and of the assemblies beside it.</summary>
internal sealed class ContractSource(string assembly) : IDisposable
{
    private readonly Lazy<List<AssemblySource>> _assemblies = new(() => [.. Open(assembly)]);

    /// <summary>Finds an element as a finding names it.</summary>
    /// <param name="type">The full name of a type, nested ones with a dot.</param>
    /// <param name="member">A member of it; <see langword="null"/> for the type itself.</param>
    /// <returns><see langword="null"/> when there is no such element, or no PDB or source file of it on this machine.</returns>
    public SourceLocation? Find(string type, string? member) =>
        _assemblies.Value.Select(source => source.Find(type, member)).FirstOrDefault(found => found is not null);

    public void Dispose()
    {
        if (_assemblies.IsValueCreated)
            _assemblies.Value.ForEach(source => source.Dispose());
    }

    private static IEnumerable<AssemblySource> Open(string assembly)
    {
        var path = Path.GetFullPath(assembly);
        var neighbours = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll")
            .Where(other => other != path && File.Exists(Path.ChangeExtension(other, ".pdb")))
            .Order(StringComparer.Ordinal);
        return neighbours.Prepend(path).Select(AssemblySource.TryOpen).OfType<AssemblySource>();
    }
}
