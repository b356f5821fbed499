using System.Diagnostics;

namespace CodeFirst.Benchmarks.Cells;

/// <summary>Callers that each make one call after the other until the time is over.</summary>
internal static class Callers
{
    /// <returns>How long each call took.</returns>
    public static async Task<Latencies> RunAsync(int callers, TimeSpan length, Func<Task> call)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var ticks = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => RunOneAsync(end, call))));
        return new Latencies(ticks.SelectMany(one => one));
    }

    private static async Task<List<long>> RunOneAsync(long end, Func<Task> call)
    {
        List<long> ticks = [];
        long begun;
        while ((begun = Stopwatch.GetTimestamp()) < end)
        {
            await call();
            ticks.Add(Stopwatch.GetTimestamp() - begun);
        }

        return ticks;
    }
}
