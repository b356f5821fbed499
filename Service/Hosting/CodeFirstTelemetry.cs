namespace CodeFirst.Hosting;

/// <summary>The names under which a host is seen: for a metrics SDK of one's own, and for log filters.</summary>
public static class CodeFirstTelemetry
{
    /// <summary>
    /// The meter of the server's calls, with the instruments of
    /// <see href="https://github.com/grpc/proposal/blob/master/A66-otel-stats.md#server-instruments">gRFC A66</see>: <c>CodeFirst.Hosting</c>.
    /// </summary>
    public const string MeterName = "CodeFirst.Hosting";

    /// <summary>The category of the lines about calls: <c>CodeFirst.Hosting.Calls</c>.</summary>
    public const string CallCategory = "CodeFirst.Hosting.Calls";
}
