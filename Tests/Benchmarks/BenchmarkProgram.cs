using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Benchmarks;

/// <summary>The program of <c>tools/Benchmarks</c>, as this build made it.</summary>
internal static class BenchmarkProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Program = Repository.PathTo(
        "tools", "Benchmarks", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "CodeFirst.Benchmarks.dll");

    public static Task<ProgramResult> RunAsync(params string[] arguments) =>
        ChildProcess.RunAsync("dotnet", [Program, .. arguments], atMost: Patience);
}
