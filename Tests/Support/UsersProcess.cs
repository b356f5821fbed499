using System.Globalization;
using System.Text.RegularExpressions;

namespace CodeFirst.Tests.Support;

/// <summary>The service as a program of its own, as <c>dotnet run --project Service/Users</c> starts it; to be killed, or stopped with Ctrl-C.</summary>
internal sealed class UsersProcess : IAsyncDisposable
{
    private readonly ChildProcess _program;

    private UsersProcess(ChildProcess program, Uri address, Uri? web)
    {
        _program = program;
        Address = address;
        Web = web;
    }

    /// <summary>The published program that is tested, if one is.</summary>
    public static string? Published { get; } = Environment.GetEnvironmentVariable("CODEFIRST_SERVICE") is { Length: > 0 } program ? program : null;

    public Uri Address { get; }

    /// <summary>Where HTTP/1.1 is spoken, when that was asked for: <c>--Web:Url=http://127.0.0.1:0</c>.</summary>
    public Uri? Web { get; }

    public string Output => _program.Output;

    /// <summary>The most memory the program has held so far, in bytes.</summary>
    public long PeakMemory => long.Parse(
        Regex.Match(File.ReadAllText($"/proc/{_program.Id}/status"), @"VmHWM:\s+(\d+) kB").Groups[1].Value, CultureInfo.InvariantCulture) * 1024;

    /// <summary>Begins to measure <see cref="PeakMemory"/> anew, from what the program holds now.</summary>
    public void ForgetPeakMemory() => File.WriteAllText($"/proc/{_program.Id}/clear_refs", "5");

    /// <param name="database">A SQLite file.</param>
    /// <param name="arguments">More for the command line.</param>
    public static Task<UsersProcess> StartAsync(string database, params string[] arguments) =>
        StartOnAsync($"--Storage:Path={database}", arguments);

    /// <summary>Starts it with a heap of so many bytes at most: its collector lets nothing lie that would need more.</summary>
    public static Task<UsersProcess> StartWithinAsync(long heap, string database, params string[] arguments) => StartAsync(
        ["--urls=http://127.0.0.1:0", $"--Storage:Path={database}", .. arguments],
        new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = $"0x{heap:x}" });

    /// <param name="database">The argument that names the database.</param>
    /// <param name="arguments">More for the command line.</param>
    public static Task<UsersProcess> StartOnAsync(string database, params string[] arguments) =>
        StartAsync([database, "--urls=http://127.0.0.1:0", .. arguments]);

    /// <param name="connectionString">A PostgreSQL database.</param>
    /// <param name="port">Where to listen, to take the place of another one; else any port.</param>
    /// <param name="arguments">More for the command line.</param>
    public static Task<UsersProcess> StartReplicaAsync(string connectionString, int port = 0, params string[] arguments) =>
        StartAsync([$"--Storage:PostgreSql={connectionString}", $"--urls=http://127.0.0.1:{port}", .. arguments]);

    /// <summary>
    /// Starts the program with these arguments and no others: the one built beside the tests, or the published one that the environment
    /// variable <c>CODEFIRST_SERVICE</c> names, as <c>./test --aot</c> does.
    /// </summary>
    public static ChildProcess Launch(params string[] arguments) => Launch(arguments, environment: null);

    /// <summary>The program of <see cref="Launch(string[])"/>, and what it is started with.</summary>
    public static (string Program, IReadOnlyList<string> Arguments) Command(params IReadOnlyList<string> arguments) => Published is { } published
        ? (published, arguments)
        : ("dotnet", [Path.Combine(AppContext.BaseDirectory, "CodeFirst.Service.Users.dll"), .. arguments]);

    public Task KillAsync() => _program.KillAsync();

    /// <summary>Stops it as Ctrl-C does.</summary>
    public Task<ProgramResult> InterruptAsync() => StopAsync("INT");

    /// <summary>Stops it as an orchestrator does.</summary>
    public Task<ProgramResult> TerminateAsync() => StopAsync("TERM");

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task<ProgramResult> StopAsync(string signal)
    {
        await _program.SignalAsync(signal);
        return await _program.WaitForExitAsync();
    }

    private static ChildProcess Launch(string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var (program, all) = Command(arguments);
        return ChildProcess.Start(program, all, environment: environment);
    }

    private static async Task<UsersProcess> StartAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = Launch(arguments, environment);
        try
        {
            var listening = await program.WaitForOutputAsync(@"^Listening +(http\S+)\n(?:Web +(http\S+)\n)?[\s\S]*^Ctrl-C");
            return new UsersProcess(
                program, new Uri(listening.Groups[1].Value), listening.Groups[2].Success ? new Uri(listening.Groups[2].Value) : null);
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }
}
