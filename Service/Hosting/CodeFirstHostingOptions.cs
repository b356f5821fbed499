using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Hosting;

/// <summary>How code-first services are hosted. Checked when the host starts.</summary>
public sealed class CodeFirstHostingOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst</c>.</summary>
    public const string Section = "CodeFirst";

    /// <summary>
    /// How long an open stream that was told <c>UNAVAILABLE</c> at shutdown may take to end before its connection is cut.
    /// Only a caller that has stopped reading needs it. From 0 to 60 seconds; default 1 second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan StreamStopGrace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Who may read the schema by server reflection (<c>grpc.reflection.v1</c> and <c>v1alpha</c>); anyone else is answered
    /// <c>UNIMPLEMENTED</c>. Default: callers on loopback.
    /// </summary>
    [EnumDataType(typeof(ReflectionAccess))]
    public ReflectionAccess Reflection { get; set; } = ReflectionAccess.OnLoopback;
}
