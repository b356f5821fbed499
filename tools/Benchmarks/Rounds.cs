using CodeFirst.Benchmarks.Cells;
using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks;

/// <summary>Runs the cells in turns, so that a slow minute of the machine falls on all of them.</summary>
internal sealed class Rounds(IReadOnlyList<ICell> cells, TextWriter progress)
{
    private readonly List<string> _failures = [];

    public IReadOnlyList<CellResult> Results { get; } = [.. cells.Select(cell => new CellResult(cell))];

    /// <summary>What could not be measured, in sentences.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public async Task RunAsync(int runs, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= runs; run++)
        {
            foreach (var result in Results)
                await RunAsync(result, $"run {run} of {runs}: {result.Cell.Name}, {result.Cell.Subject}", cancellationToken);
        }
    }

    // an hour of figures is not lost because one server fell over
    private async Task RunAsync(CellResult result, string name, CancellationToken cancellationToken)
    {
        await progress.WriteLineAsync(name.AsMemory(), cancellationToken);
        try
        {
            result.Add(await result.Cell.RunAsync(cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            _failures.Add($"{name} failed: {failure.Message}");
            await progress.WriteLineAsync(_failures[^1].AsMemory(), cancellationToken);
        }
    }
}
