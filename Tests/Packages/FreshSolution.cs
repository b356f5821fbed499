using System.Globalization;
using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Packages;

/// <summary>What <c>dotnet new codefirst -n NAME</c> makes of the packed template, in a stranger's folder. The machine's templates stay as they are.</summary>
internal sealed class FreshSolution : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(15);

    private readonly Workspace _workspace;
    private readonly string _name;

    private FreshSolution(Workspace workspace, string name) => (_workspace, _name) = (workspace, name);

    public string Folder => _workspace.PathTo(_name);

    /// <summary>Every file, by its path in the solution. Builds add more.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file));

    public static async Task<FreshSolution> CreateAsync(string name)
    {
        var solution = new FreshSolution(await Workspace.CreateAsync(), name);
        var hive = solution._workspace.PathTo("templates");
        await solution.NewAsync("install", solution._workspace.Feed.PathTo("CodeFirst.Templates"), "--debug:custom-hive", hive);
        await solution.NewAsync("codefirst", "-n", name, "--debug:custom-hive", hive);
        return solution;
    }

    public string PathTo(string file) => Path.Combine(Folder, file);

    public Task<string> ReadAsync(string file) => File.ReadAllTextAsync(PathTo(file));

    /// <summary>Runs a command of its README in its folder, as a person types it.</summary>
    public Task<ProgramResult> RunAsync(string command) =>
        ChildProcess.RunAsync("/bin/bash", ["-c", command], Folder, Environment(), AtMost);

    public ChildProcess Start(string command) => ChildProcess.Start("/bin/bash", ["-c", $"exec {command}"], Folder, Environment());

    public void Dispose() => _workspace.Dispose();

    private async Task NewAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync("dotnet", ["new", .. arguments], _workspace.Folder, Environment(), AtMost);
        if (result.ExitCode != 0)
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"dotnet new {arguments[0]} ended with {result.ExitCode}:\n{result.Output}{result.Error}"));
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["DOTNET_CLI_HOME"] = _workspace.PathTo("home"),
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["NUGET_PACKAGES"] = _workspace.Feed.PackagesFolder,
    };
}
