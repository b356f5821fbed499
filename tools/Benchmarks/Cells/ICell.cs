namespace CodeFirst.Benchmarks.Cells;

/// <summary>One thing to measure, of one subject.</summary>
internal interface ICell
{
    /// <summary>What is measured; the same for all subjects that are compared.</summary>
    string Name { get; }

    /// <summary>What is done and what is counted, for the reader of the table; the same for all subjects.</summary>
    string Description { get; }

    /// <summary>Of whom.</summary>
    string Subject => "service";

    /// <summary>Whether the other subjects' figures are put beside this one's.</summary>
    bool IsOurs => true;

    /// <summary>Measures once, on a process of its own.</summary>
    Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken);
}
