using System.Diagnostics;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary>What <c>RecordPoints</c> spares its callers: a call, and with it a commit, for every event.</summary>
internal sealed class RecordCallCell(int callers, Pace pace) : ICell
{
    public string Name => $"record, one event a call, {callers} at once";

    public string Description =>
        $"for comparison: a `RecordPoints` call for every event, so that each is a commit of its own, {callers} at once for "
        + $"{pace.Seconds}.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceProcess.StartAsync(folder.PathTo("users.db"), cancellationToken);
        using var client = service.Connect();
        var events = new EventSequence();
        async Task CallAsync()
        {
            RecordPointsRequest[] message = [events.NextMessage(1)];
            var reply = await client.Service.RecordPoints(message.ToAsyncEnumerable(), cancellationToken);
            if (reply.Recorded != 1)
                throw new InvalidOperationException("A new and good event was not recorded.");
        }

        await Callers.RunAsync(callers, pace.WarmUp, CallAsync);
        var processorTime = service.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var latencies = await Callers.RunAsync(callers, pace.Length, CallAsync);
        return
        [
            new("durable events/s", latencies.Count / clock.Elapsed.TotalSeconds),
            new("server CPU, ms per 1,000 events", (service.ProcessorTime - processorTime).TotalMilliseconds / latencies.Count * 1_000),
        ];
    }
}
