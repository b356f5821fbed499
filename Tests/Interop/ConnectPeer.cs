using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Interop;

/// <summary>connect-es, built from the exported <c>.proto</c> file and nothing of ours.</summary>
internal static class ConnectPeer
{
    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>The folder of its programs, built once.</summary>
    public static Task<string> FolderAsync() => Built.Value;

    private static async Task<string> BuildAsync()
    {
        // modules are looked for in the folders above
        var folder = Repository.PathTo("artifacts", "connect", "build");
        var result = await ChildProcess.RunAsync("/bin/sh", [Repository.PathTo("Tests", "Interop", "connect", "build.sh"), folder]);
        return result.ExitCode == 0 ? folder : throw new InvalidOperationException($"connect-es's programs do not build:\n{result.Output}{result.Error}");
    }
}
