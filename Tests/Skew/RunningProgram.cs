using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Skew;

/// <summary>A service as a program of its own, on a port of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly ChildProcess _program;

    private RunningProgram(ChildProcess program, Uri address) => (_program, Address) = (program, address);

    public Uri Address { get; }

    public static async Task<RunningProgram> StartAsync(string assembly, params string[] arguments)
    {
        var program = ChildProcess.Start("dotnet", [assembly, .. arguments]);
        try
        {
            var listening = await program.WaitForOutputAsync(@"^Listening +(http\S+)$");
            return new RunningProgram(program, new Uri(listening.Groups[1].Value));
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
