using ProtoBuf;

namespace CodeFirst.Tests.Hosting.Seeing;

// What tests look at of https://github.com/open-telemetry/opentelemetry-proto; the rest is left unread.

[ProtoContract(Name = "opentelemetry.proto.common.v1.KeyValue")]
public sealed record KeyValue
{
    [ProtoMember(1), System.ComponentModel.DefaultValue("")]
    public string Key { get; init; } = "";

    [ProtoMember(2)]
    public AnyValue? Value { get; init; }

    public override string ToString() => $"{Key}={Value}";
}

[ProtoContract(Name = "opentelemetry.proto.common.v1.AnyValue")]
public sealed record AnyValue
{
    [ProtoMember(1)]
    public string? StringValue { get; init; }

    [ProtoMember(3)]
    public long? IntValue { get; init; }

    public override string ToString() => StringValue ?? $"{IntValue}";
}

[ProtoContract(Name = "opentelemetry.proto.resource.v1.Resource")]
public sealed record OtlpResource
{
    [ProtoMember(1)]
    public List<KeyValue> Attributes { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest")]
public sealed record TraceRequest
{
    [ProtoMember(1)]
    public List<ResourceSpans> Resources { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse")]
public sealed record TraceResponse;

[ProtoContract(Name = "opentelemetry.proto.trace.v1.ResourceSpans")]
public sealed record ResourceSpans
{
    [ProtoMember(1)]
    public OtlpResource? Resource { get; init; }

    [ProtoMember(2)]
    public List<ScopeSpans> Scopes { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.trace.v1.ScopeSpans")]
public sealed record ScopeSpans
{
    [ProtoMember(2)]
    public List<Span> Spans { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.trace.v1.Span")]
public sealed record Span
{
    [ProtoMember(5), System.ComponentModel.DefaultValue("")]
    public string Name { get; init; } = "";

    [ProtoMember(9)]
    public List<KeyValue> Attributes { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest")]
public sealed record MetricsRequest
{
    [ProtoMember(1)]
    public List<ResourceMetrics> Resources { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse")]
public sealed record MetricsResponse;

[ProtoContract(Name = "opentelemetry.proto.metrics.v1.ResourceMetrics")]
public sealed record ResourceMetrics
{
    [ProtoMember(2)]
    public List<ScopeMetrics> Scopes { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.metrics.v1.ScopeMetrics")]
public sealed record ScopeMetrics
{
    [ProtoMember(2)]
    public List<Metric> Metrics { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.metrics.v1.Metric")]
public sealed record Metric
{
    [ProtoMember(1), System.ComponentModel.DefaultValue("")]
    public string Name { get; init; } = "";

    [ProtoMember(3), System.ComponentModel.DefaultValue("")]
    public string Unit { get; init; } = "";

    [ProtoMember(9)]
    public Histogram? Histogram { get; init; }
}

[ProtoContract(Name = "opentelemetry.proto.metrics.v1.Histogram")]
public sealed record Histogram
{
    [ProtoMember(1)]
    public List<HistogramPoint> Points { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.metrics.v1.HistogramDataPoint")]
public sealed record HistogramPoint
{
    [ProtoMember(4, DataFormat = DataFormat.FixedSize)]
    public ulong Count { get; init; }

    [ProtoMember(7, IsPacked = true)]
    public List<double> Bounds { get; init; } = [];

    [ProtoMember(9)]
    public List<KeyValue> Attributes { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest")]
public sealed record LogsRequest
{
    [ProtoMember(1)]
    public List<ResourceLogs> Resources { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse")]
public sealed record LogsResponse;

[ProtoContract(Name = "opentelemetry.proto.logs.v1.ResourceLogs")]
public sealed record ResourceLogs
{
    [ProtoMember(2)]
    public List<ScopeLogs> Scopes { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.logs.v1.ScopeLogs")]
public sealed record ScopeLogs
{
    [ProtoMember(2)]
    public List<LogRecord> Records { get; init; } = [];
}

[ProtoContract(Name = "opentelemetry.proto.logs.v1.LogRecord")]
public sealed record LogRecord
{
    [ProtoMember(6)]
    public List<KeyValue> Attributes { get; init; } = [];
}
