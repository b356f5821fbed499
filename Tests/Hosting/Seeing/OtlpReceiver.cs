using System.Collections.Concurrent;
using CodeFirst.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Seeing;

[Service("opentelemetry.proto.collector.trace.v1.TraceService")]
public interface ITraceService
{
    [Operation]
    ValueTask<TraceResponse> Export(TraceRequest request, CallContext context = default);
}

[Service("opentelemetry.proto.collector.metrics.v1.MetricsService")]
public interface IMetricsService
{
    [Operation]
    ValueTask<MetricsResponse> Export(MetricsRequest request, CallContext context = default);
}

[Service("opentelemetry.proto.collector.logs.v1.LogsService")]
public interface ILogsService
{
    [Operation]
    ValueTask<LogsResponse> Export(LogsRequest request, CallContext context = default);
}

/// <summary>A collector that keeps what it is sent.</summary>
internal sealed class OtlpReceiver : ITraceService, IMetricsService, ILogsService
{
    private readonly ConcurrentQueue<TraceRequest> _traces = new();
    private readonly ConcurrentQueue<MetricsRequest> _metrics = new();
    private readonly ConcurrentQueue<LogsRequest> _logs = new();

    public IEnumerable<OtlpResource> Resources => _traces.SelectMany(request => request.Resources).Select(resource => resource.Resource!);

    public IEnumerable<Span> Spans =>
        _traces.SelectMany(request => request.Resources).SelectMany(resource => resource.Scopes).SelectMany(scope => scope.Spans);

    public IEnumerable<Metric> Metrics =>
        _metrics.SelectMany(request => request.Resources).SelectMany(resource => resource.Scopes).SelectMany(scope => scope.Metrics);

    public IEnumerable<LogRecord> Records =>
        _logs.SelectMany(request => request.Resources).SelectMany(resource => resource.Scopes).SelectMany(scope => scope.Records);

    public static Task<CodeFirstHost> StartAsync(OtlpReceiver receiver) => CodeFirstHost.StartAsync(
        application => application.MapCodeFirst<OtlpReceiver>(), builder => builder.Services.AddSingleton(receiver));

    ValueTask<TraceResponse> ITraceService.Export(TraceRequest request, CallContext context)
    {
        _traces.Enqueue(request);
        return new(new TraceResponse());
    }

    ValueTask<MetricsResponse> IMetricsService.Export(MetricsRequest request, CallContext context)
    {
        _metrics.Enqueue(request);
        return new(new MetricsResponse());
    }

    ValueTask<LogsResponse> ILogsService.Export(LogsRequest request, CallContext context)
    {
        _logs.Enqueue(request);
        return new(new LogsResponse());
    }
}
