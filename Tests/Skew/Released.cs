using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Skew;

/// <summary>
/// The programs of the previous release: its own assemblies from <c>Tests/Skew/Released</c>, each beside the packages that today's
/// program runs with. <c>Tests/Skew/release.sh</c> makes a new release the previous one.
/// </summary>
internal sealed class Released : IDisposable
{
    private readonly TemporaryFolder _service = new();
    private readonly TemporaryFolder _client = new();

    public Released()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Lay(Repository.PathTo("Service", "Users", "bin", configuration, "net10.0"), _service);
        Lay(Repository.PathTo("Client", "Users", "bin", configuration, "net10.0"), _client);
    }

    public static string Folder { get; } = Repository.PathTo("Tests", "Skew", "Released");

    public static string Proto => Path.Combine(Folder, "user.proto");

    public Task<RunningProgram> ServeAsync() => RunningProgram.StartAsync(
        _service.PathTo("CodeFirst.Service.Users.dll"), "--urls=http://127.0.0.1:0", $"--Storage:Path={_service.PathTo("users.db")}");

    /// <summary>Starts the client.</summary>
    public ChildProcess StartClient(Uri service, params string[] arguments) =>
        ChildProcess.Start("dotnet", [_client.PathTo("users.dll"), .. arguments, "--address", service.AbsoluteUri]);

    public void Dispose()
    {
        _service.Dispose();
        _client.Dispose();
    }

    /// <summary>Our own assemblies are the released ones, or none: everything else is linked.</summary>
    private static void Lay(string today, TemporaryFolder folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(today))
            if (Path.GetFileName(path) is var name && File.Exists(Path.Combine(Folder, name)))
                File.Copy(Path.Combine(Folder, name), folder.PathTo(name));
            else if (!name.EndsWith(".dll", StringComparison.Ordinal) || !name.StartsWith("CodeFirst.", StringComparison.Ordinal))
                File.CreateSymbolicLink(folder.PathTo(name), path);
    }
}
