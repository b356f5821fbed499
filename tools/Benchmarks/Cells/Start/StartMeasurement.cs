using System.Diagnostics;
using System.Net;
using CodeFirst.Benchmarks.Load;

namespace CodeFirst.Benchmarks.Cells.Start;

/// <summary>From nothing to the first reply, and what the process holds then and after work.</summary>
internal static class StartMeasurement
{
    private const int Callers = 16;

    public const string Description =
        "from starting the process to its first correct reply, on files that were read before; the memory it holds resident then, and after "
        + "16 callers have called for a while.";

    public static async Task<IReadOnlyList<Figure>> RunAsync(
        Func<Task<ServerProcess>> start, PreparedRequest request, Version version, Pace pace, CancellationToken cancellationToken)
    {
        // the caller compiles its own code, and the system reads the program's files, before the clock runs
        await using (var unmeasured = await start())
            await FirstReply.CheckAsync(unmeasured.Address, request, version, cancellationToken);

        var clock = Stopwatch.StartNew();
        await using var server = await start();
        await FirstReply.CheckAsync(server.Address, request, version, cancellationToken);
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        var idle = server.Memory;
        using var load = await LoadGenerator.ConnectAsync(server.Address, version, request, Callers, cancellationToken);
        await load.RunAsync(pace.WarmUp + pace.Length, cancellationToken);
        return
        [
            new("start to first reply, ms", milliseconds),
            new("memory after the first reply, MiB", idle),
            new("memory after load, MiB", server.Memory),
        ];
    }

    public static Task<IReadOnlyList<Figure>> RunAsync(
        Func<Task<ServerProcess>> start, PreparedRequest request, Pace pace, CancellationToken cancellationToken) =>
        RunAsync(start, request, HttpVersion.Version20, pace, cancellationToken);
}
