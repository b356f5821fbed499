using System.Reflection;

namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>Files that the build put into the contract's assembly: each is a resource, named by its path.</summary>
internal sealed class ResourceSource(Assembly assembly) : IBaselineSource
{
    private const string Folder = "codefirst/released/";

    public IReadOnlyList<string> Expand(string path) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal)];

    public bool Exists(string path) => assembly.GetManifestResourceInfo(Folder + path) is not null;

    public byte[] Read(string path)
    {
        using var resource = assembly.GetManifestResourceStream(Folder + path)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string Name(string path) => $"'{path}' in {assembly.GetName().Name}";
}
