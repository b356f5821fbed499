using System.Diagnostics;
using CodeFirst.Benchmarks.Load;

namespace CodeFirst.Benchmarks.Cells.Peers;

/// <summary>One peer under load.</summary>
internal sealed class LoadCell(LoadFamily family, Peer peer, PeerPrograms programs, Pace pace) : ICell
{
    public string Name => family.Name;

    public string Description => family.Description;

    public string Subject => peer.Name;

    public bool IsOurs => peer.IsOurs;

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await programs.ServeAsync(peer, cancellationToken, family.Settings ?? []);
        List<Figure> figures = [];
        foreach (var part in family.Parts)
        {
            if (part.For(peer) is { } request)
                figures.AddRange(await MeasureAsync(server, part, request, cancellationToken));
        }

        return figures;
    }

    private async Task<IEnumerable<Figure>> MeasureAsync(
        ServerProcess server, LoadPart part, PreparedRequest request, CancellationToken cancellationToken)
    {
        using var load = await LoadGenerator.ConnectAsync(server.Address, peer.Version, request, part.Callers, cancellationToken);
        await load.RunAsync(pace.WarmUp, cancellationToken);
        var processorTime = server.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var latencies = await load.RunAsync(pace.Length, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        var units = (double)latencies.Count * part.UnitsPerCall;
        Figure[] figures =
        [
            new($"{part.Unit}/s", units / seconds, part.Name),
            .. family.Latencies
                ? [new("p50, µs", latencies.Microseconds(0.50), part.Name), new("p99, µs", latencies.Microseconds(0.99), part.Name)]
                : Array.Empty<Figure>(),
            new($"server CPU, ms per 1,000 {part.Unit}", (server.ProcessorTime - processorTime).TotalMilliseconds / units * 1_000, part.Name),
            new("server's peak memory, MiB", server.PeakMemory, part.Name),
        ];
        return figures;
    }
}
