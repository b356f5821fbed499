using System.Collections.Concurrent;
using CodeFirst.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Hosting.Errors;

/// <summary>Keeps what a host logs.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text, Exception? Failure)> _all = new();

    public IEnumerable<(LogLevel Level, string Text, Exception? Failure)> Lines => _all.Select(line => (line.Level, line.Text, line.Failure));

    /// <summary>The lines about calls.</summary>
    public IEnumerable<(LogLevel Level, string Text, Exception? Failure)> Calls => Of(CodeFirstTelemetry.CallCategory);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <summary>The lines of one category.</summary>
    public IEnumerable<(LogLevel Level, string Text, Exception? Failure)> Of(string category) =>
        _all.Where(line => line.Category == category).Select(line => (line.Level, line.Text, line.Failure));

    public void Dispose()
    {
    }

    private sealed class Logger(RecordedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs._all.Enqueue((category, logLevel, formatter(state, exception), exception));
    }
}
