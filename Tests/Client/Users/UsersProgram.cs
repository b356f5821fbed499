using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Client.Users;

/// <summary>The console program as a process of its own.</summary>
internal static class UsersProgram
{
    // its own output folder: there it stands with everything it needs, as a user would have it
    private static readonly string Path = Repository.PathTo("Client", "Users", "bin", Configuration, "net10.0", "users.dll");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static Task<ProgramResult> RunAsync(params string[] arguments) => ChildProcess.RunAsync("dotnet", [Path, .. arguments]);

    public static Task<ProgramResult> RunAgainstAsync(StubUserServiceHost host, params string[] arguments)
        => RunAsync([.. arguments, "--address", host.Address]);

    public static ChildProcess StartAgainst(StubUserServiceHost host, params string[] arguments)
        => ChildProcess.Start("dotnet", [Path, .. arguments, "--address", host.Address]);

    public static Task<ProgramResult> RunWithEnvironmentAsync(string address, params string[] arguments)
        => ChildProcess.RunAsync(
            "dotnet", [Path, .. arguments], environment: new Dictionary<string, string> { ["CODEFIRST_ADDRESS"] = address });
}
