namespace CodeFirst.Benchmarks.Cells;

/// <summary>One thing to measure.</summary>
internal interface ICell
{
    string Name { get; }

    /// <summary>What is done and what is counted, for the reader of the table.</summary>
    string Description { get; }

    /// <summary>Measures once, on a service of its own.</summary>
    Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken);
}
