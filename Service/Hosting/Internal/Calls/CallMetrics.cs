using System.Diagnostics;
using System.Diagnostics.Metrics;
using CodeFirst.Hosting.Internal.Calls.Messages;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// The server instruments of <see href="https://github.com/grpc/proposal/blob/master/A66-otel-stats.md#server-instruments">gRFC A66</see>.
/// While nobody listens they cost a glance.
/// </summary>
internal sealed class CallMetrics
{
    private const string MethodKey = "grpc.method";
    private const string StatusKey = "grpc.status";

    // what is not registered, so that callers cannot make time series
    private const string Other = "other";

    private static readonly InstrumentAdvice<double> Latency = new()
    {
        HistogramBucketBoundaries =
        [
            0, 0.00001, 0.00005, 0.0001, 0.0003, 0.0006, 0.0008, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.008, 0.01, 0.013, 0.016, 0.02,
            0.025, 0.03, 0.04, 0.05, 0.065, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 2, 5, 10, 20, 50, 100,
        ],
    };

    private static readonly InstrumentAdvice<long> Size = new()
    {
        HistogramBucketBoundaries =
        [
            0, 1024, 2048, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864, 268435456, 1073741824, 4294967296,
        ],
    };

    private readonly Counter<long> _started;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _sent;
    private readonly Histogram<long> _received;

    public CallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(new MeterOptions(CodeFirstTelemetry.MeterName)
        {
            Version = typeof(CallMetrics).Assembly.GetName().Version?.ToString(3),
        });
        _started = meter.CreateCounter<long>(
            "grpc.server.call.started", "{call}", "The total number of RPCs started, including those that have not completed.");
        _duration = meter.CreateHistogram(
            "grpc.server.call.duration", "s", "The time an RPC takes from the server transport's perspective.", advice: Latency);
        _sent = meter.CreateHistogram(
            "grpc.server.call.sent_total_compressed_message_size",
            "By",
            "Total bytes (compressed but not encrypted) sent across all response messages per RPC.",
            advice: Size);
        _received = meter.CreateHistogram(
            "grpc.server.call.rcvd_total_compressed_message_size",
            "By",
            "Total bytes (compressed but not encrypted) received across all request messages per RPC.",
            advice: Size);
    }

    public bool IsListenedTo => _started.Enabled || _duration.Enabled || WantsSizes;

    public bool WantsSizes => _sent.Enabled || _received.Enabled;

    /// <param name="method">The method; <see langword="null"/> when it is not registered.</param>
    public void Started(string? method) => _started.Add(1, new KeyValuePair<string, object?>(MethodKey, method ?? Other));

    /// <param name="method">The method; <see langword="null"/> when it is not registered.</param>
    /// <param name="status">The status by its gRPC name.</param>
    /// <param name="duration">How long the call took.</param>
    /// <param name="messages">What was counted of its messages, if anything.</param>
    public void Ended(string? method, string status, TimeSpan duration, CallMessages? messages)
    {
        var tags = new TagList { { MethodKey, method ?? Other }, { StatusKey, status } };
        _duration.Record(duration.TotalSeconds, tags);
        if (messages is null)
            return;
        _sent.Record(messages.Sent.Total, tags);
        _received.Record(messages.Received.Total, tags);
    }
}
