using System.Diagnostics;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary><c>GetUserStats</c> by so many callers at once, over one connection.</summary>
internal sealed class GetCell(int callers, Pace pace) : ICell
{
    // one caller alone would not warm the service up in that time
    private const int WarmUpCallers = 64;

    public string Name => $"GetUserStats, {callers} at once";

    public string Description =>
        $"`GetUserStats` of {ServiceProcess.UsualUsers:N0} users in SQLite, in turn, {callers} at once over one connection for "
        + $"{pace.Seconds}; p50 and p99 as the caller sees them.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceProcess.StartAsync(folder.PathTo("users.db"), cancellationToken);
        using var client = service.Connect();
        var calls = 0;
        Task CallAsync() => client.Service.GetUserStats(
            new UserRequest { UserId = 1 + (Interlocked.Increment(ref calls) % ServiceProcess.UsualUsers) }, cancellationToken).AsTask();

        await Callers.RunAsync(WarmUpCallers, pace.WarmUp, CallAsync);
        var processorTime = service.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var latencies = await Callers.RunAsync(callers, pace.Length, CallAsync);
        return
        [
            new("calls/s", latencies.Count / clock.Elapsed.TotalSeconds),
            new("p50, µs", latencies.Microseconds(0.50)),
            new("p99, µs", latencies.Microseconds(0.99)),
            new("server CPU, ms per 1,000 calls", (service.ProcessorTime - processorTime).TotalMilliseconds / latencies.Count * 1_000),
        ];
    }
}
