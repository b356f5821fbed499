using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks;

/// <summary>Runs the cells in turns, so that a slow minute of the machine falls on all of them.</summary>
internal static class Rounds
{
    public static async Task<IReadOnlyList<CellResult>> RunAsync(
        IReadOnlyList<ICell> cells, int runs, TextWriter progress, CancellationToken cancellationToken)
    {
        var results = cells.Select(cell => new CellResult(cell)).ToList();
        for (var run = 1; run <= runs; run++)
        {
            foreach (var result in results)
            {
                await progress.WriteLineAsync($"run {run} of {runs}: {result.Cell.Name}");
                result.Add(await result.Cell.RunAsync(cancellationToken));
            }
        }

        return results;
    }
}
