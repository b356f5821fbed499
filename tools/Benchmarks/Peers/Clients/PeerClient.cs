using System.Diagnostics;
using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks.Peers.Clients;

/// <summary>Calls a peer by one of the clients, and measures this process while it does.</summary>
internal static class PeerClient
{
    public static async Task<int> RunAsync(string client, Uri address, int callers, TimeSpan warmUp, TimeSpan length)
    {
        if (CallOf(client, address) is not { } call)
            return Usage.Say();
        await Callers.RunAsync(callers, warmUp, call);

        using var process = Process.GetCurrentProcess();
        var processorTime = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        var latencies = await Callers.RunAsync(callers, length, call);
        var seconds = clock.Elapsed.TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        return FigureLines.Print(
        [
            new("calls/s", latencies.Count / seconds),
            new("p50, µs", latencies.Microseconds(0.50)),
            new("p99, µs", latencies.Microseconds(0.99)),
            new("client CPU, ms per 1,000 calls", (process.TotalProcessorTime - processorTime).TotalMilliseconds / latencies.Count * 1_000),
            new("client allocation, bytes per call", (double)allocated / latencies.Count),
        ]);
    }

    private static Func<Task>? CallOf(string client, Uri address) => client switch
    {
        "codefirst" => CodeFirstCalls.To(address),
        "protobuf-net" => ProtobufNetCalls.To(address),
        "contract-first" => ContractFirstCalls.To(address),
        _ => null,
    };
}
