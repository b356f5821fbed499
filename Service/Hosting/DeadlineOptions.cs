using CodeFirst.Hosting.Internal.Settings;

namespace CodeFirst.Hosting;

/// <summary>
/// How long a call may take at most, whatever its caller says: for callers that set no deadline, or one far too late. Checked when the host
/// starts.
/// </summary>
/// <remarks>
/// An operation whose contract has a <c>[DefaultTimeout]</c> longer than the ceiling of its shape gets that instead, so that no caller
/// that does what the contract says is cut short. What <see cref="Methods"/> says holds as it is.
/// </remarks>
public sealed class DeadlineOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Deadlines</c>.</summary>
    public const string Section = "CodeFirst:Deadlines";

    private const string Longest = "1.00:00:00";
    private const string Zero = "00:00:00 for no ceiling";

    /// <summary>The ceiling of a unary call. From 1 millisecond to 1 day, or 0 for none; default 30 seconds.</summary>
    [TimeBounds(Section, "00:00:00.001", Longest, Zero)]
    public TimeSpan Unary { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The ceiling of a stream of any kind. From 1 millisecond to 1 day; default 0, none.</summary>
    [TimeBounds(Section, "00:00:00.001", Longest, Zero)]
    public TimeSpan Streams { get; set; }

    /// <summary>
    /// The ceilings of single operations by their gRPC names, for example <c>user.UserService/GetUserStats</c>. From 1 millisecond to 1 day,
    /// or 0 for none; default: there are none. A name that is served nowhere stops the start.
    /// </summary>
    [TimeBounds(Section, "00:00:00.001", Longest, Zero)]
    public IDictionary<string, TimeSpan> Methods { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
}
