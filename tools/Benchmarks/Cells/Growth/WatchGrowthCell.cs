using System.Diagnostics;
using CodeFirst.Client;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Growth;

/// <summary>How soon all of many watchers see one event.</summary>
internal sealed class WatchGrowthCell(int watches, Pace pace) : ICell
{
    private const int WatchedUser = 42;

    // a service takes 90 streams on one connection by default
    private const int WatchesPerConnection = 80;

    // and 10,000 in all, the recorder's own among them
    private const int MaxStreams = 20_000;

    public string Name => $"growth, {watches:N0} watches";

    public string Description =>
        $"{watches:N0} `WatchUserStats` streams watch one user, {WatchesPerConnection} to a connection; one event at a time is recorded, the "
        + $"next when every watcher has seen the last, for {pace.Seconds}. Memory is the service's, with all streams open.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceProcess.StartAsync(
            [$"--Storage:Path={folder.PathTo("users.db")}", $"--CodeFirst:Limits:MaxStreams={MaxStreams}", $"--CodeFirst:Limits:MaxCalls={MaxStreams}"],
            cancellationToken);
        using var recorder = service.Connect();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watchers = new WatcherGroup(service.Connect, WatchesPerConnection, WatchedUser, watches, watching.Token);
        await watchers.NextAsync(); // the current value

        await RecordAsync(recorder, watchers, pace.WarmUp, cancellationToken);
        var seen = await RecordAsync(recorder, watchers, pace.Length, cancellationToken);
        var memory = service.PeakMemory;
        await watching.CancelAsync();
        return
        [
            new("event sent to last update seen, p50, µs", seen.Microseconds(0.50), Size: watches),
            new("event sent to last update seen, p99, µs", seen.Microseconds(0.99), Size: watches),
            new("service's peak memory with the watches, MiB", memory, Size: watches),
        ];
    }

    private static async Task<Latencies> RecordAsync(
        CodeFirstClient<IUserService> recorder, WatcherGroup watchers, TimeSpan time, CancellationToken cancellationToken)
    {
        List<long> seen = [];
        var clock = Stopwatch.StartNew();
        do
        {
            var all = watchers.NextAsync();
            var sent = Stopwatch.GetTimestamp();
            PointsEvent recorded = new() { EventId = Guid.NewGuid().ToString(), UserId = WatchedUser, Points = 1 };
            RecordPointsRequest[] message = [new() { Events = [recorded] }];
            await recorder.Service.RecordPoints(message.ToAsyncEnumerable(), cancellationToken);
            await all;
            seen.Add(Stopwatch.GetTimestamp() - sent);
        }
        while (clock.Elapsed < time);

        return new Latencies(seen);
    }
}
