using CodeFirst.Hosting.Internal.Settings;

namespace CodeFirst.Hosting;

/// <summary>
/// What callers may use of a service: sizes, calls at once, connections. Checked when the host starts. What a limit refuses is
/// <c>RESOURCE_EXHAUSTED</c>, told before the request is read; health checks are never refused.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Limits</c>.</summary>
    public const string Section = "CodeFirst:Limits";

    private const int Million = 1_000_000;
    private const string NoLimit = "0 for no limit";

    /// <summary>The largest message that is read, in bytes. From 1; default 4 MiB, as in every gRPC implementation.</summary>
    [NumberBounds(Section, 1, int.MaxValue)]
    public int MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The largest message that is sent, in bytes. From 1; default 4 MiB, which is the most that a caller reads who has changed nothing.
    /// </summary>
    [NumberBounds(Section, 1, int.MaxValue)]
    public int MaxSendMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// Whether calls that could not be answered before their deadlines are refused at once, by what each operation has answered in the last
    /// second. Default: yes. Only calls with a deadline are; without it, calls at once are unbounded but for <see cref="MaxCalls"/> and
    /// <see cref="MaxStreams"/>.
    /// </summary>
    public bool RefuseLateCalls { get; set; } = true;

    /// <summary>The most unary calls at once in the whole process. From 1 to 1,000,000, or 0 for no limit; default 10,000.</summary>
    [NumberBounds(Section, 1, Million, NoLimit)]
    public int MaxCalls { get; set; } = 10_000;

    /// <summary>The most streams at once in the whole process. From 1 to 1,000,000, or 0 for no limit; default 10,000.</summary>
    [NumberBounds(Section, 1, Million, NoLimit)]
    public int MaxStreams { get; set; } = 10_000;

    /// <summary>
    /// The most calls of any kind at once on one connection; further ones wait at the caller, which was told so (HTTP/2's
    /// <c>SETTINGS_MAX_CONCURRENT_STREAMS</c>), or opens another connection. From 1 to 1,000,000; default 100.
    /// </summary>
    [NumberBounds(Section, 1, Million)]
    public int MaxCallsPerConnection { get; set; } = 100;

    /// <summary>
    /// The most streams at once on one connection; further ones are refused, so that the connection keeps places for unary calls, which
    /// would wait behind streams for ever. From 1 to 1,000,000, or 0 for no limit; default 90.
    /// </summary>
    [NumberBounds(Section, 1, Million, NoLimit)]
    public int MaxStreamsPerConnection { get; set; } = 90;

    /// <summary>
    /// How many calls one caller may make a second, whoever it is: the subject of its token, else the name in its certificate, else its
    /// address. From 1 to 1,000,000; default 0, no limit.
    /// </summary>
    [NumberBounds(Section, 1, Million, NoLimit)]
    public int CallerCallsPerSecond { get; set; }

    /// <summary>
    /// How many calls a caller that was silent may make at once, beyond which <see cref="CallerCallsPerSecond"/> holds. From 1 to 1,000,000;
    /// default 0, those of one second.
    /// </summary>
    [NumberBounds(Section, 1, Million, "0 for those of one second")]
    public int CallerBurst { get; set; }

    /// <summary>The most connections; further ones are closed as they come. From 1 to 1,000,000, or 0 for no limit; default 10,000.</summary>
    [NumberBounds(Section, 1, Million, NoLimit)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>
    /// How long a connection may be silent before it is pinged, so that one whose caller is gone without a word is found. From 1 second to 1
    /// day, or 0 for no pings; default 2 minutes.
    /// </summary>
    [TimeBounds(Section, "00:00:01", "1.00:00:00", "00:00:00 for no pings")]
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How long the answer to a ping may take before the connection is closed. From 1 second to 10 minutes; default 20 seconds.
    /// </summary>
    [TimeBounds(Section, "00:00:01", "00:10:00")]
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How old a connection gets before its caller is asked to open another (HTTP/2's GOAWAY), give or take a tenth, so that callers spread
    /// over new replicas. Calls on it go on. From 1 second to 1 day, or 0 for any age; default 30 minutes.
    /// </summary>
    [TimeBounds(Section, "00:00:01", "1.00:00:00", "00:00:00 for any age")]
    public TimeSpan MaxConnectionAge { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long calls may go on on a connection that is too old before it is cut. From 1 second to 1 day; default 0, until they end.
    /// </summary>
    [TimeBounds(Section, "00:00:01", "1.00:00:00", "00:00:00 for until they end")]
    public TimeSpan ConnectionAgeGrace { get; set; }
}
