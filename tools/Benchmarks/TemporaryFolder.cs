namespace CodeFirst.Benchmarks;

/// <summary>A folder for databases, gone when it is disposed of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codefirst-benchmarks-");

    public string PathTo(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
