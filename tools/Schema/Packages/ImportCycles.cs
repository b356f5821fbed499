using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Packages;

/// <summary>protoc refuses files that import each other, directly or through others.</summary>
internal static class ImportCycles
{
    public static void Check(IReadOnlyList<PackageReader> packages, FindingList findings)
    {
        var byName = packages.ToDictionary(package => package.Name);
        var done = new HashSet<string>();
        foreach (var package in packages)
            Visit(package, []);

        void Visit(PackageReader package, List<string> path)
        {
            if (!done.Contains(package.Name))
                foreach (var (imported, use) in package.Imports)
                    if (path.IndexOf(imported) is >= 0 and var start)
                        findings.Add(PackageRefusals.ImportCycle(use, [.. path[start..], package.Name, imported]));
                    else
                        Visit(byName[imported], [.. path, package.Name]);
            done.Add(package.Name);
        }
    }
}
