using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeFirst.Hosting.Internal.Telemetry;

/// <summary>What the host logs goes to the receiver too, by the filters of the host.</summary>
[ProviderAlias("Otlp")]
internal sealed class OtlpLogs(OtlpExport export) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => export.Logs?.CreateLogger(categoryName) ?? NullLogger.Instance;

    // the export belongs to the container
    public void Dispose()
    {
    }
}
