using System.Reflection;
using CodeFirst.Schema.Packages;
using CodeFirst.Schema.Refusals;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;

namespace CodeFirst.Schema;

/// <summary>Services to files, one for each package: those of the services and those they import.</summary>
/// <param name="services">The services, at least one.</param>
/// <param name="isWhole">
/// Whether a package that is only imported brings its own services too, so that its file is the same whoever imports it.
/// </param>
internal sealed class ContractReader(IReadOnlyList<Type> services, bool isWhole)
{
    private readonly SortedDictionary<string, PackageReader> _packages = new(StringComparer.Ordinal);
    private readonly ILookup<string, Type> _services = services.Distinct().ToLookup(ServiceReader.Package);

    public FindingList Findings { get; } = new();

    /// <summary>The types that have findings, and the types that use those.</summary>
    public HashSet<Type> Refused { get; } = [];

    public IReadOnlyList<SchemaFile> Read()
    {
        Trimming.KeepAttributes();
        foreach (var package in _services.OrderBy(package => package.Key, StringComparer.Ordinal))
            Package(package.Key, package.First().Assembly);
        PackageReader[] packages = [.. _packages.Values];
        foreach (var package in packages)
            NameClashes.Check(package, _packages.Keys, Findings);
        SharedTypes.Check(packages, Findings);
        ImportCycles.Check(packages, Findings);
        var files = FileNames.Read(packages, Findings);
        Findings.ThrowIfAny();
        return FileWriter.Write(packages, files);
    }

    /// <summary>The package, read: its services first, then the types that name it.</summary>
    /// <param name="name">The package.</param>
    /// <param name="assembly">The assembly that declares something of it.</param>
    public PackageReader Package(string name, Assembly assembly)
    {
        if (_packages.TryGetValue(name, out var package))
            return package;
        _packages.Add(name, package = new PackageReader(name, this));
        package.Read(_services.Contains(name) || !isWhole ? [.. _services[name]] : PackageTypes.Services(assembly, name));
        return package;
    }
}
