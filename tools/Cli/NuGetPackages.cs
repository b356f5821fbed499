using System.Text.Json;

namespace CodeFirst.Cli;

/// <summary>Finds assemblies of packages: a library's build output names them in its <c>.deps.json</c> and does not copy them.</summary>
internal static class NuGetPackages
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The full paths of the assemblies that the packages of <paramref name="assembly"/> bring, by simple name.</summary>
    public static IReadOnlyDictionary<string, string> FindAll(string assembly)
    {
        var depsFile = Path.ChangeExtension(assembly, ".deps.json");
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(depsFile))
            return found;
        using var deps = JsonDocument.Parse(File.ReadAllBytes(depsFile));
        if (!deps.RootElement.TryGetProperty("targets", out var targets) || !deps.RootElement.TryGetProperty("libraries", out var libraries))
            return found;
        foreach (var library in targets.EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            if (library.Value.TryGetProperty("runtime", out var runtime)
                && libraries.TryGetProperty(library.Name, out var entry)
                && entry.TryGetProperty("path", out var path))
                foreach (var file in runtime.EnumerateObject())
                    found.TryAdd(Path.GetFileNameWithoutExtension(file.Name), Path.Combine(Folder, path.GetString()!, file.Name));
        return found;
    }
}
