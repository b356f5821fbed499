using System.Reflection;
using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Packages;

/// <summary>All packages of this tree in a folder, packed once from what the tests were built with, and a packages folder in which nothing is stale.</summary>
internal sealed class LocalFeed : IDisposable
{
    public const string Version = "0.1.0";

    private static readonly string Configuration =
        typeof(LocalFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The folder that holds every other package, as the build of the tests restored them; NuGet reads it as a feed.</summary>
    public static string OtherPackages { get; } = typeof(LocalFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "NuGetPackageRoot").Value!;

    private readonly TemporaryFolder _folder = new();

    private LocalFeed()
    {
    }

    /// <summary>The folder of the .nupkg files.</summary>
    public string Folder => _folder.PathTo("feed");

    /// <summary>Where they are restored to.</summary>
    public string PackagesFolder => _folder.PathTo("restored packages");

    public static async Task<LocalFeed> PackAsync()
    {
        var feed = new LocalFeed();
        await Dotnet.RunAsync(Repository.Root, null, "pack", "CodeFirst.sln", "--no-build", "-c", Configuration, "-o", feed.Folder, "--nologo");
        return feed;
    }

    public string PathTo(string package, string extension = "nupkg") => Path.Combine(Folder, $"{package}.{Version}.{extension}");

    public void Dispose() => _folder.Dispose();
}
