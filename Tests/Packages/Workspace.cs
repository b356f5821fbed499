using System.Xml.Linq;
using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Packages;

/// <summary>A stranger's folder outside this repository: it knows the packages of this tree and those this tree was built with, no more.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>
    /// What a contract with CodeFirst.Build references. Those that protobuf-net.Grpc would bring by itself are named, since the versions it
    /// asks for are not the ones this tree was built with.
    /// </summary>
    public static readonly string[] ContractPackages =
    [
        "CodeFirst.Annotations", "CodeFirst.Build", "protobuf-net.Grpc", "protobuf-net", "protobuf-net.Core", "Grpc.Core.Api",
        "Microsoft.Bcl.AsyncInterfaces", "System.Threading.Channels",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly LocalFeed _feed;

    private Workspace(LocalFeed feed) => _feed = feed;

    public string Folder => _folder.FullName;

    public LocalFeed Feed => _feed;

    public static async Task<Workspace> CreateAsync()
    {
        var workspace = new Workspace(await Packages.Feed.PackedAsync());
        workspace.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="this tree" value="{workspace._feed.Folder}" />
                <add key="others" value="{LocalFeed.OtherPackages}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="this tree"><package pattern="CodeFirst.*" /><package pattern="codefirst" /></packageSource>
                <packageSource key="others"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return workspace;
    }

    /// <summary>Writes a project. Packages of this tree are referenced in its version, all others in the version this tree uses.</summary>
    /// <param name="name">The project's name and folder.</param>
    /// <param name="properties">Its properties, as XML.</param>
    /// <param name="references">Packages by id, and projects by a path that ends in .csproj.</param>
    /// <param name="sdk">Its SDK.</param>
    public void WriteProject(string name, string properties, string[] references, string sdk = "Microsoft.NET.Sdk") => Write(
        $"{name}/{name}.csproj",
        $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <LangVersion>14</LangVersion>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", references.Select(Reference))}
          </ItemGroup>
        </Project>
        """);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file))!);
        File.WriteAllText(PathTo(file), text);
    }

    public string PathTo(string file) => _folder.PathTo(file);

    public Task<string> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(Folder, _feed, arguments);

    public Task<ProgramResult> TryDotnetAsync(params string[] arguments) => Dotnet.TryAsync(Folder, _feed, arguments);

    public void Dispose() => _folder.Dispose();

    private static string Reference(string reference)
    {
        if (reference.EndsWith(".csproj", StringComparison.Ordinal))
            return $"""<ProjectReference Include="{reference}" />""";
        var version = Versions().GetValueOrDefault(reference, LocalFeed.Version);
        return $"""<PackageReference Include="{reference}" Version="{version}" />""";
    }

    private static Dictionary<string, string> Versions() =>
        XDocument.Load(Repository.PathTo("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
}
