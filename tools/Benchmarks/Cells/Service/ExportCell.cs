using System.Diagnostics;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary><c>ExportUserStats</c> of a whole table to one reader.</summary>
internal sealed class ExportCell(int users, Pace pace, Laboratory laboratory) : ICell
{
    private const int WarmUpUsers = 100_000;

    public string Name => $"export, {users:N0} users";

    public string Description =>
        $"`ExportUserStats` of {users:N0} users from SQLite to one reader that adds up a column, in chunks of the default size. Bytes are "
        + "counted at the reader's socket, HTTP/2 framing included. Memory is the most the service's process ever held: once it has "
        + "answered its first call, and after the export.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var database = await laboratory.SqliteAsync(users, cancellationToken);
        await using var service = await ServiceProcess.StartAsync(database, cancellationToken);
        using var counted = new CountedClient(service.Address);
        await counted.Service.GetUserStats(new UserRequest { UserId = 42 }, cancellationToken);
        var idleMemory = service.PeakMemory;
        await WarmUpAsync(counted.Service, cancellationToken);

        var bytes = counted.BytesReceived;
        var processorTime = service.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var read = await ReadAsync(counted.Service, upTo: 0, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        if (read != users)
            throw new InvalidOperationException($"The export gave {read} users of {users}.");
        return
        [
            new("users/s", users / seconds),
            new("bytes per user on the wire", (double)(counted.BytesReceived - bytes) / users),
            new("server CPU, ms per 1,000,000 users", (service.ProcessorTime - processorTime).TotalMilliseconds / users * 1_000_000),
            new("service's peak memory idle, MiB", idleMemory),
            new("service's peak memory after, MiB", service.PeakMemory),
        ];
    }

    private async Task WarmUpAsync(IUserService service, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < pace.WarmUp)
            await ReadAsync(service, WarmUpUsers, cancellationToken);
    }

    private static async Task<int> ReadAsync(IUserService service, int upTo, CancellationToken cancellationToken)
    {
        var users = 0;
        var points = 0L;
        await foreach (var chunk in service.ExportUserStats(new ExportUserStatsRequest { UpToUserId = upTo }, cancellationToken))
        {
            users += chunk.UserIds.Count;
            foreach (var total in chunk.TotalPoints)
                points += total;
        }

        return points > 0 ? users : 0;
    }
}
