using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>What one connection carries, and for how long.</summary>
internal sealed class OpenConnection
{
    private const double Jitter = 0.1;

    private int _streams;

    /// <summary>Has every connection of an endpoint counted, and closed in order when it is too old.</summary>
    public static void Use(ListenOptions endpoint, LimitOptions limits, TimeProvider time) =>
        endpoint.Use(next => async connection =>
        {
            connection.Features.Set(new OpenConnection());
            using var old = limits.MaxConnectionAge > TimeSpan.Zero ? Age(connection, limits, time) : null;
            await next(connection);
        });

    public bool TryEnter(int most)
    {
        if (Interlocked.Increment(ref _streams) <= most || most == 0)
            return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _streams);

    private static ITimer Age(ConnectionContext connection, LimitOptions limits, TimeProvider time)
    {
        // connections that came together must not go together
        var age = limits.MaxConnectionAge * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
        var grace = limits.ConnectionAgeGrace;
        var isOld = 0;
        return time.CreateTimer(
            _ =>
            {
                if (Interlocked.Exchange(ref isOld, 1) == 0)
                    connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
                else
                    connection.Abort(new ConnectionAbortedException("The connection was too old, and its grace is over."));
            },
            null,
            age,
            grace > TimeSpan.Zero ? grace : Timeout.InfiniteTimeSpan);
    }
}
