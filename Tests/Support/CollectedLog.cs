using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Support;

/// <summary>What a host logged, as <c>Level: sentence</c>.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public IEnumerable<string> Warnings => _lines.Where(line => line.StartsWith("Warning: ", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("CodeFirst.", StringComparison.Ordinal)
        ? this
        : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

    public void Dispose()
    {
    }
}
