using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Hosting.Internal.Health;

/// <summary>Says once that a check fails, and once that it holds again. That the host stops is no news.</summary>
internal sealed partial class HealthLog(IHostApplicationLifetime lifetime, ILogger<HealthLog> logger) : IHealthCheckPublisher
{
    private readonly HashSet<string> _failing = [];

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Task.CompletedTask;
        foreach (var (check, entry) in report.Entries)
        {
            if (entry.Status == HealthStatus.Healthy ? _failing.Remove(check) : _failing.Add(check))
                Log(check, entry);
        }

        return Task.CompletedTask;
    }

    private void Log(string check, HealthReportEntry entry)
    {
        if (entry.Status == HealthStatus.Healthy)
            LogHealthy(check);
        else
            LogFails(check, entry.Status, entry.Description, entry.Exception);
    }

    [LoggerMessage(1, LogLevel.Warning, "The health check '{Check}' is {Status}: {Description}")]
    private partial void LogFails(string check, HealthStatus status, string? description, Exception? failure);

    [LoggerMessage(2, LogLevel.Information, "The health check '{Check}' is healthy again.")]
    private partial void LogHealthy(string check);
}
