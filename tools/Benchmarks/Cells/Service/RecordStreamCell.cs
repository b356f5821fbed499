using System.Diagnostics;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary><c>RecordPoints</c> as it is meant: one long stream.</summary>
internal sealed class RecordStreamCell(int eventsPerMessage, Pace pace) : ICell
{
    public string Name => $"record, one stream, {eventsPerMessage:N0} a message";

    public string Description =>
        $"one `RecordPoints` stream, {eventsPerMessage:N0} to a message, as fast as the service takes them for {pace.Seconds}. "
        + "An event counts when the reply has come: then it is committed and synced to disk.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceProcess.StartAsync(folder.PathTo("users.db"), cancellationToken);
        using var client = service.Connect();
        var events = new EventSequence();
        await client.Service.RecordPoints(events.Messages(eventsPerMessage, pace.WarmUp).ToAsyncEnumerable(), cancellationToken);

        var processorTime = service.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var reply = await client.Service.RecordPoints(events.Messages(eventsPerMessage, pace.Length).ToAsyncEnumerable(), cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        if (reply.Duplicates + reply.Rejected > 0)
            throw new InvalidOperationException($"Of new events {reply.Duplicates} were duplicates and {reply.Rejected} rejected.");
        return
        [
            new("durable events/s", reply.Recorded / seconds),
            new("server CPU, ms per 1,000 events", (service.ProcessorTime - processorTime).TotalMilliseconds / reply.Recorded * 1_000),
        ];
    }
}
