using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CodeFirst.Hosting.Internal.Telemetry;

/// <summary>
/// Sends traces, metrics and logs by OTLP when configuration names a receiver; else OpenTelemetry's SDK is not even loaded. What is left to
/// send when the host is disposed of, after its last call, is sent then.
/// </summary>
internal sealed class OtlpExport : IHostedService, IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly IDisposable? _sdk;

    public OtlpExport(IConfiguration configuration, IHostEnvironment environment, IOptions<TelemetryOptions> options)
    {
        if ((options.Value.Otlp ?? configuration[EndpointVariable]) is not { Length: > 0 } receiver)
            return;
        var sdk = Start(Configure(configuration, receiver), environment, options.Value);
        (_sdk, Logs) = (sdk, sdk.GetLoggerFactory());
    }

    /// <summary>Makes loggers whose lines are sent; <see langword="null"/> when nothing is.</summary>
    public ILoggerFactory? Logs { get; }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _sdk?.Dispose();

    // the SDK reads its variables from configuration too, and knows how paths follow from the address and the protocol
    private static IConfiguration Configure(IConfiguration configuration, string receiver) => new ConfigurationBuilder()
        .AddConfiguration(configuration)
        .AddInMemoryCollection([new KeyValuePair<string, string?>(EndpointVariable, receiver)])
        .Build();

    private static OpenTelemetrySdk Start(IConfiguration configuration, IHostEnvironment environment, TelemetryOptions options) =>
        OpenTelemetrySdk.Create(builder =>
        {
            builder.Services.AddSingleton(configuration);
            // which lines there are, the filters of the host say
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
            builder
                .ConfigureResource(resource => resource.AddService(environment.ApplicationName).AddEnvironmentVariableDetector())
                .WithMetrics(metrics => metrics.AddMeter([.. options.Meters]))
                .WithTracing(traces => traces.AddSource([.. options.Sources]))
                .WithLogging()
                .UseOtlpExporter();
        });
}
