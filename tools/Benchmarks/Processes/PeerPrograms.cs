using System.Reflection;

namespace CodeFirst.Benchmarks;

/// <summary>The peers' programs: the .NET ones are built with this one, in a folder of their own; the Go one is built here.</summary>
internal sealed class PeerPrograms(TemporaryFolder folder)
{
    /// <summary>The path of the .NET peers' program.</summary>
    public static string DotNet { get; } = Metadata("PeersProgram");

    /// <summary>The folder of the other languages' sources.</summary>
    public static string Sources { get; } = Metadata("Peers");

    /// <summary>The project of the service.</summary>
    public static string Service { get; } = Path.GetFullPath(Path.Combine(Sources, "..", "..", "..", "Service", "Users"));

    /// <summary>The folder of the service's <c>user.proto</c>.</summary>
    public static string Contract { get; } = Path.GetFullPath(Path.Combine(Sources, "..", "..", "..", "Contracts", "Users"));

    private string GoServer => folder.PathTo(Path.Combine("go", "server"));

    /// <summary>Builds the Go peer.</summary>
    /// <returns><see langword="null"/>, or why there is none on this machine.</returns>
    public async Task<string?> BuildGoAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ToolProcess.RunAsync("/bin/sh", [Path.Combine(Sources, "go", "build.sh"), folder.PathTo("go")], cancellationToken);
            return null;
        }
        catch (InvalidOperationException missing)
        {
            return missing.Message;
        }
    }

    public Task<ServerProcess> ServeAsync(Peer peer, CancellationToken cancellationToken, params string[] settings) =>
        peer.IsGo
            ? ServerProcess.StartAsync(GoServer, [], cancellationToken)
            : ServeDotNetAsync(peer.Argument, settings, cancellationToken);

    public static Task<ServerProcess> ServeDotNetAsync(string peer, string[] settings, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync("dotnet", [DotNet, "serve", peer, "--urls=http://127.0.0.1:0", .. settings], cancellationToken);

    private static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
