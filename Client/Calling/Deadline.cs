using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Client;

/// <summary>A call's own deadline in one word; it wins over the client's and the contract's defaults, shorter or longer.</summary>
/// <example><code>await client.Service.GetUserStats(request, Deadline.After(TimeSpan.FromSeconds(1)));</code></example>
public static class Deadline
{
    /// <summary>The call fails with DEADLINE_EXCEEDED, on both sides, when this much time has passed from now.</summary>
    /// <param name="timeout">How long from now; greater than zero. A time past the end of the calendar is no deadline.</param>
    /// <param name="cancellationToken">Cancels the call earlier.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not greater than zero.</exception>
    public static CallContext After(TimeSpan timeout, CancellationToken cancellationToken = default)
        => After(timeout, TimeProvider.System, cancellationToken);

    /// <summary>The call fails with DEADLINE_EXCEEDED when this much time has passed on a given clock.</summary>
    /// <param name="timeout">How long from now; greater than zero. A time past the end of the calendar is no deadline.</param>
    /// <param name="time">The clock that says when now is; a real channel measures by the system's.</param>
    /// <param name="cancellationToken">Cancels the call earlier.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not greater than zero.</exception>
    public static CallContext After(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (timeout <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(
                nameof(timeout), timeout, "A deadline lies ahead: give a time greater than zero, or Deadline.None() for no deadline.");
        return Context(Reached(timeout, time), cancellationToken);
    }

    /// <summary>The call has no deadline, whatever the client's and the contract's defaults say.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static CallContext None(CancellationToken cancellationToken = default)
        => Context(DateTime.MaxValue, cancellationToken);

    internal static DateTime Reached(TimeSpan timeout, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // DateTime.MaxValue is gRPC's word for no deadline
        return timeout < DateTime.MaxValue - now ? now + timeout : DateTime.MaxValue;
    }

    private static CallContext Context(DateTime deadline, CancellationToken cancellationToken)
        => new(new CallOptions(deadline: deadline, cancellationToken: cancellationToken));
}
