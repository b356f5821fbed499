using System.Diagnostics;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary>How soon a watcher sees what someone else records.</summary>
internal sealed class WatchCell(Pace pace) : ICell
{
    private const int WatchedUser = 42;

    public string Name => "watch";

    public string Description =>
        $"one caller watches a user; another, on a connection of its own, records one event at a time for {pace.Seconds}. "
        + "Both times start when the event is sent, and both hold its commit to disk: to the update at the watcher, and to the reply "
        + "at the one who recorded.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceProcess.StartAsync(folder.PathTo("users.db"), cancellationToken);
        using var watcher = service.Connect();
        using var recorder = service.Connect();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        WatchUserStatsRequest[] add = [new() { AddUserIds = [WatchedUser] }];
        var updates = watcher.Service.WatchUserStats(add.ToAsyncEnumerable(), watching.Token).GetAsyncEnumerator(watching.Token);
        await updates.MoveNextAsync(); // the current value

        await RecordAsync(recorder.Service, updates, pace.WarmUp, cancellationToken);
        var (seen, replied) = await RecordAsync(recorder.Service, updates, pace.Length, cancellationToken);
        await watching.CancelAsync();
        return
        [
            new("event sent to update seen, p50, µs", seen.Microseconds(0.50)),
            new("event sent to update seen, p99, µs", seen.Microseconds(0.99)),
            new("event sent to reply, p50, µs", replied.Microseconds(0.50)),
            new("event sent to reply, p99, µs", replied.Microseconds(0.99)),
        ];
    }

    // the next event waits for the update of the last, so that no two of them become one update
    private static async Task<(Latencies Seen, Latencies Replied)> RecordAsync(
        IUserService recorder, IAsyncEnumerator<WatchUserStatsResponse> updates, TimeSpan time, CancellationToken cancellationToken)
    {
        List<long> seen = [];
        List<long> replied = [];
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            var update = SeeOneAsync(updates);
            var sent = Stopwatch.GetTimestamp();
            replied.Add(await RecordOneAsync(recorder, cancellationToken) - sent);
            seen.Add(await update - sent);
        }

        return (new Latencies(seen), new Latencies(replied));
    }

    private static async Task<long> SeeOneAsync(IAsyncEnumerator<WatchUserStatsResponse> updates)
    {
        if (!await updates.MoveNextAsync())
            throw new InvalidOperationException("The watch ended by itself.");
        return Stopwatch.GetTimestamp();
    }

    private static async Task<long> RecordOneAsync(IUserService recorder, CancellationToken cancellationToken)
    {
        PointsEvent recorded = new() { EventId = Guid.NewGuid().ToString(), UserId = WatchedUser, Points = 1 };
        RecordPointsRequest[] message = [new() { Events = [recorded] }];
        await recorder.RecordPoints(message.ToAsyncEnumerable(), cancellationToken);
        return Stopwatch.GetTimestamp();
    }
}
