using System.Reflection;
using CodeFirst.Annotations;
using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Packages;

/// <summary>Each package's file: its name and options, from <see cref="ProtoFileAttribute"/> on the assemblies that declare it.</summary>
internal static class FileNames
{
    public static IReadOnlyDictionary<string, FileName> Read(IReadOnlyList<PackageReader> packages, FindingList findings)
    {
        foreach (var assembly in packages.SelectMany(package => package.Assemblies).Distinct())
            Check(assembly, findings);
        var names = packages.ToDictionary(package => package.Name, package => Read(package, findings));
        var byFile = packages.GroupBy(package => names[package.Name].Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var same in byFile.Where(same => same.Count() > 1))
            if (FindCommon([.. same]) is { } assembly)
                findings.Add(PackageRefusals.FileNameTwice(assembly, [.. same.Select(package => package.Name)], same.Key));
            else
                TellApart(same, names);
        RefuseLiteImports(packages, names, findings);
        return names;
    }

    private static void Check(Assembly assembly, FindingList findings)
    {
        foreach (var file in assembly.GetCustomAttributes<ProtoFileAttribute>())
        {
            if (PackageTypes.Services(assembly, file.Package).Count == 0 && PackageTypes.Named(assembly, file.Package).Count == 0)
                findings.Add(PackageRefusals.FileWithoutPackage(assembly, file.Package));
            if (file.Name is { } name && !IsFileName(name))
                findings.Add(PackageRefusals.BadFileName(assembly, file.Package, name));
        }
    }

    private static FileName Read(PackageReader package, FindingList findings)
    {
        var stem = package.Name.Length == 0 ? "services" : package.Name.Replace('.', '_');
        var given = package.Assemblies
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal)
            .SelectMany(assembly => assembly.GetCustomAttributes<ProtoFileAttribute>().Select(file => (assembly, file)))
            .Where(item => item.file.Package == package.Name)
            .Select(item => (item.assembly, File: new FileName(item.file.Name ?? $"{stem}.proto", FileOptionsReader.Read(item.file))))
            .ToList();
        if (given.DistinctBy(item => item.File).Count() > 1)
            findings.Add(PackageRefusals.DuplicateFile(given[^1].assembly, package.Name));
        return given.Count > 0 ? given[0].File : new FileName($"{stem}.proto", null);
    }

    /// <summary>An assembly that declares something of two of the packages, and so can name their files apart.</summary>
    private static Assembly? FindCommon(IReadOnlyList<PackageReader> packages)
        => packages.SelectMany(package => package.Assemblies).GroupBy(assembly => assembly).FirstOrDefault(uses => uses.Count() > 1)?.Key;

    /// <summary>Contracts that know nothing of each other may all be <c>service.proto</c>: each gets its package as folder.</summary>
    private static void TellApart(IEnumerable<PackageReader> packages, Dictionary<string, FileName> names)
    {
        foreach (var package in packages)
            names[package.Name] = names[package.Name] with
            {
                Name = $"{(package.Name.Length == 0 ? "root" : package.Name.Replace('.', '/'))}/{names[package.Name].Name}",
            };
    }

    private static void RefuseLiteImports(
        IReadOnlyList<PackageReader> packages, Dictionary<string, FileName> names, FindingList findings)
    {
        foreach (var package in packages.Where(package => !names[package.Name].IsLite))
            foreach (var (imported, use) in package.Imports.Where(import => names[import.Key].IsLite))
                findings.Add(PackageRefusals.LiteImport(use, package.Name, imported));
    }

    /// <summary>A path as protoc takes it, inside the folder that is exported to, and outside of protobuf's own.</summary>
    private static bool IsFileName(string name)
        => name.EndsWith(".proto", StringComparison.Ordinal) && !name.EndsWith("/.proto", StringComparison.Ordinal) && name != ".proto"
            && !name.StartsWith("google/protobuf/", StringComparison.Ordinal)
            && name.Split('/').All(part => part.Trim('.').Length > 0)
            && !name.Any(letter => letter is '\\' or ':' or '"' || char.IsControl(letter));
}
