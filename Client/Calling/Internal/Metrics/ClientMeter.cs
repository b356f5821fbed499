using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>
/// What gRFC A66 has a client measure (https://github.com/grpc/proposal/blob/master/A66-otel-stats.md), under its names, units and
/// histogram boundaries.
/// </summary>
internal static class ClientMeter
{
    public const string Name = "CodeFirst.Client";

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Latencies = new()
    {
        HistogramBucketBoundaries =
        [
            0, 0.00001, 0.00005, 0.0001, 0.0003, 0.0006, 0.0008, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.008, 0.01, 0.013, 0.016, 0.02,
            0.025, 0.03, 0.04, 0.05, 0.065, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 2, 5, 10, 20, 50, 100,
        ],
    };

    private static readonly InstrumentAdvice<long> Sizes = new()
    {
        HistogramBucketBoundaries =
        [
            0, 1024, 2048, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864, 268435456, 1073741824, 4294967296,
        ],
    };

    private static readonly Counter<long> Started = Meter.CreateCounter<long>(
        "grpc.client.attempt.started", "{attempt}", "Attempts at calls, those that have not ended included.");

    private static readonly Histogram<double> AttemptDuration = Meter.CreateHistogram(
        "grpc.client.attempt.duration", "s", "How long an attempt took, from its start to its status.", advice: Latencies);

    private static readonly Histogram<long> Sent = Meter.CreateHistogram(
        "grpc.client.attempt.sent_total_compressed_message_size", "By", "Bytes of all messages of an attempt as sent, without framing.",
        advice: Sizes);

    private static readonly Histogram<long> Received = Meter.CreateHistogram(
        "grpc.client.attempt.rcvd_total_compressed_message_size", "By", "Bytes of all messages of an attempt as received, without framing.",
        advice: Sizes);

    private static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        "grpc.client.call.duration", "s", "How long a call took as its caller saw it, all attempts and the waits between them together.",
        advice: Latencies);

    public static bool CountsAttempts => Started.Enabled || AttemptDuration.Enabled || Sent.Enabled || Received.Enabled;

    public static bool CountsCalls => CallDuration.Enabled;

    public static void AttemptStarted(string method, string target)
        => Started.Add(1, new KeyValuePair<string, object?>("grpc.method", method), new("grpc.target", target));

    public static void AttemptEnded(string method, string target, string status, TimeSpan duration, long sent, long received)
    {
        var tags = Tags(method, target, status);
        AttemptDuration.Record(duration.TotalSeconds, tags);
        Sent.Record(sent, tags);
        Received.Record(received, tags);
    }

    public static void CallEnded(string method, string target, string status, TimeSpan duration)
        => CallDuration.Record(duration.TotalSeconds, Tags(method, target, status));

    private static TagList Tags(string method, string target, string status)
        => new() { { "grpc.method", method }, { "grpc.target", target }, { "grpc.status", status } };
}
