using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Packages;

/// <summary>
/// A type that names no package and is used by several packages of one assembly: whose it is must be said, or its full name, which JSON,
/// reflection and generated code live by, would hang on who uses it. Contracts of different assemblies know nothing of each other, and
/// each declares its own.
/// </summary>
internal static class SharedTypes
{
    public static void Check(IReadOnlyList<PackageReader> packages, FindingList findings)
    {
        var users = packages
            .SelectMany(package => package.Unnamed.Select(type => (type, package)))
            .GroupBy(use => use.type, use => use.package);
        foreach (var type in users.Where(type => MeetsItself([.. type])).OrderBy(type => type.Key.FullName, StringComparer.Ordinal))
            findings.Add(PackageRefusals.Shared(type.Key, [.. type.Select(package => package.Name)]));
    }

    private static bool MeetsItself(IReadOnlyList<PackageReader> packages)
        => packages.Index().Any(one => packages.Skip(one.Index + 1).Any(other => other.Assemblies.Overlaps(one.Item.Assemblies)));
}
