using System.Diagnostics;
using CodeFirst.Benchmarks.Cells.Service;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Growth;

/// <summary>What the size of the table does to every operation but the watch.</summary>
internal sealed class TableGrowthCell(int users, Pace pace, Laboratory laboratory) : ICell
{
    private const int AtOnce = 16;
    private const int EventsPerMessage = 1_000;

    // ids far apart, so that what is read is not always in a cache
    private const int Stride = 7_919;

    public string Name => $"growth, {users:N0} users";

    public string Description =>
        $"`Service/Users` on a SQLite file of {users:N0} users: `GetUserStats` of users all over the table, {AtOnce} at once for {pace.Seconds}; "
        + $"one `ExportUserStats` of all; one `RecordPoints` stream, {EventsPerMessage:N0} events a message, for {pace.Seconds}.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var database = await laboratory.SqliteAsync(users, cancellationToken);
        await using var service = await ServiceProcess.StartAsync(database, cancellationToken);
        using var client = service.Connect();
        var latencies = await GetAsync(client.Service, cancellationToken);
        var exported = await ExportAsync(client.Service, cancellationToken);
        var memory = service.PeakMemory;
        var recorded = await RecordAsync(client.Service, cancellationToken);
        return
        [
            new("GetUserStats, p50, µs", latencies.Microseconds(0.50), Size: users),
            new("GetUserStats, p99, µs", latencies.Microseconds(0.99), Size: users),
            new("export, users/s", exported, Size: users),
            new("service's peak memory after the export, MiB", memory, Size: users),
            new("durable events/s", recorded, Size: users),
        ];
    }

    private async Task<Latencies> GetAsync(IUserService service, CancellationToken cancellationToken)
    {
        var calls = 0;
        Task CallAsync() => service.GetUserStats(
            new UserRequest { UserId = 1 + (int)((long)Interlocked.Increment(ref calls) * Stride % users) }, cancellationToken).AsTask();

        await Callers.RunAsync(AtOnce, pace.WarmUp, CallAsync);
        return await Callers.RunAsync(AtOnce, pace.Length, CallAsync);
    }

    private async Task<double> ExportAsync(IUserService service, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var read = 0;
        await foreach (var chunk in service.ExportUserStats(new ExportUserStatsRequest(), cancellationToken))
            read += chunk.UserIds.Count;
        return read == users ? users / clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"The export gave {read} users of {users}.");
    }

    private async Task<double> RecordAsync(IUserService service, CancellationToken cancellationToken)
    {
        // a file lives on from run to run, and an event that it knows would be a duplicate
        var events = new EventSequence($"{Guid.NewGuid():N}", users);
        await service.RecordPoints(events.Messages(EventsPerMessage, pace.WarmUp).ToAsyncEnumerable(), cancellationToken);
        var clock = Stopwatch.StartNew();
        var reply = await service.RecordPoints(events.Messages(EventsPerMessage, pace.Length).ToAsyncEnumerable(), cancellationToken);
        return reply.Recorded / clock.Elapsed.TotalSeconds;
    }
}
