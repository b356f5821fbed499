using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Skew;

/// <summary>The next version: the contract of this tree with more fields, enum values and one more call, in a program of its own.</summary>
internal static class NextProgram
{
    private static readonly string Assembly = Repository.PathTo(
        "Tests", "Skew", "Next", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "next.dll");

    public static Task<RunningProgram> ServeAsync() => RunningProgram.StartAsync(Assembly, "serve");

    /// <summary>Calls every method of a service, and returns a line for each.</summary>
    public static Task<ProgramResult> CallAsync(Uri service) =>
        ChildProcess.RunAsync("dotnet", [Assembly, "call", service.AbsoluteUri]);
}
