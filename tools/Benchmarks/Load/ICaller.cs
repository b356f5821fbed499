namespace CodeFirst.Benchmarks.Load;

/// <summary>One connection that makes the same call again and again.</summary>
internal interface ICaller : IDisposable
{
    /// <returns>How long each call took, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</returns>
    /// <exception cref="InvalidOperationException">A reply was not like the first one.</exception>
    Task<IReadOnlyList<long>> RunAsync(TimeSpan length, CancellationToken cancellationToken);
}
