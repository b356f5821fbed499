using System.ComponentModel.DataAnnotations;
using CodeFirst.Hosting.Internal.Settings;

namespace CodeFirst.Hosting;

/// <summary>How code-first services are hosted. Checked when the host starts.</summary>
public sealed class CodeFirstHostingOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst</c>.</summary>
    public const string Section = "CodeFirst";

    /// <summary>
    /// How long the host goes on serving after it was told to stop, while health says <c>NOT_SERVING</c>: the time balancers need
    /// to see that and send calls elsewhere. From 0 to 5 minutes; default 0, for a service nobody balances.
    /// </summary>
    [TimeBounds(Section, "00:00:00", "00:05:00")]
    public TimeSpan StopDelay { get; set; }

    /// <summary>
    /// How long the host waits, once <see cref="StopDelay"/> has passed, for calls under way to finish; then their connections are
    /// cut. Together the two are the host's shutdown timeout. From 1 second to 10 minutes; default 25 seconds.
    /// </summary>
    [TimeBounds(Section, "00:00:01", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long an open stream that was told <c>UNAVAILABLE</c> at shutdown may take to end before it is cut.
    /// Only a caller that has stopped reading, or goes on sending after the status, needs it. From 0 to 60 seconds; default 1 second.
    /// </summary>
    [TimeBounds(Section, "00:00:00", "00:01:00")]
    public TimeSpan StreamStopGrace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Who may read the schema by server reflection (<c>grpc.reflection.v1</c> and <c>v1alpha</c>); anyone else is answered
    /// <c>UNIMPLEMENTED</c>. Default: callers on loopback.
    /// </summary>
    [EnumDataType(typeof(ReflectionAccess))]
    public ReflectionAccess Reflection { get; set; } = ReflectionAccess.OnLoopback;

    /// <summary>
    /// Whether an endpoint that other machines reach may be served without TLS, as behind a proxy or a mesh that encrypts. Default
    /// <see langword="false"/>: the host refuses to start.
    /// </summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>
    /// Which calls the log has a line of, in category <see cref="CodeFirstTelemetry.CallCategory"/>. Default: those that failed.
    /// </summary>
    [EnumDataType(typeof(CallLogging))]
    public CallLogging CallLog { get; set; } = CallLogging.Failed;

    /// <summary>
    /// The streams of responses whose messages are compressed, by gzip, for callers that accept it; each as <c>package.Service/Method</c>. It
    /// costs the service far more time than the messages themselves, and a caller far away fewer bytes. Default: none. How well is
    /// gRPC's <c>ResponseCompressionLevel</c>, which is <see cref="System.IO.Compression.CompressionLevel.Optimal"/> here unless it is set.
    /// </summary>
    public IList<string> CompressedStreams { get; } = [];
}
