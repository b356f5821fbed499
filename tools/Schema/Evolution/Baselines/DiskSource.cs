namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>Files on disk.</summary>
internal sealed class DiskSource : IBaselineSource
{
    public IReadOnlyList<string> Expand(string path)
    {
        if (File.Exists(path))
            return [path];
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.proto", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
    }

    public bool Exists(string path) => File.Exists(path);

    public byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw BaselineErrors.Unreadable(path, failure.Message);
        }
    }

    public string Name(string path) => $"'{path}'";
}
