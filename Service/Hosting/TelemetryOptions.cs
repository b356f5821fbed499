namespace CodeFirst.Hosting;

/// <summary>
/// Where traces, metrics and logs are sent, and which. Everything else of the sending is said by OpenTelemetry's own variables, as
/// environment variables or configuration: <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>OTEL_SERVICE_NAME</c>, <c>OTEL_METRIC_EXPORT_INTERVAL</c>,
/// <c>OTEL_TRACES_SAMPLER</c> ... Checked when the host starts.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Telemetry</c>.</summary>
    public const string Section = "CodeFirst:Telemetry";

    /// <summary>
    /// The address of an OTLP receiver, such as <c>http://127.0.0.1:4317</c>, by gRPC unless <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> says
    /// <c>http/protobuf</c>. Default <see langword="null"/>: that of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; when that is not set either,
    /// nothing is sent, and OpenTelemetry's SDK is not started.
    /// </summary>
    public string? Otlp { get; set; }

    /// <summary>
    /// The meters that are sent; <c>*</c> stands for any text. Names in configuration and code are added to these: <c>CodeFirst.*</c>,
    /// <c>System.Runtime</c>, <c>Microsoft.AspNetCore.Server.Kestrel</c>.
    /// </summary>
    public IList<string> Meters { get; } = ["CodeFirst.*", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>
    /// The activity sources whose spans are sent; <c>*</c> stands for any text. Names in configuration and code are added to these:
    /// <c>Microsoft.AspNetCore</c>, which makes the span of each call, and <c>CodeFirst.*</c>.
    /// </summary>
    public IList<string> Sources { get; } = ["Microsoft.AspNetCore", "CodeFirst.*"];
}
