namespace CodeFirst.Client.Internal.Metrics;

/// <summary>The deadline of the call that attempts belong to, which the HTTP handler below them is not told.</summary>
internal static class CallDeadline
{
    private static readonly AsyncLocal<DateTime?> Deadline = new();

    public static DateTime Current => Deadline.Value ?? DateTime.MaxValue;

    /// <summary>Starts a call with this deadline; whoever started it does not keep it.</summary>
    public static T Within<T>(DateTime? deadline, Func<T> start)
    {
        var outer = Deadline.Value;
        Deadline.Value = deadline;
        try
        {
            return start();
        }
        finally
        {
            Deadline.Value = outer;
        }
    }
}
