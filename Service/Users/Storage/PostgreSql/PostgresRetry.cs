using Microsoft.Extensions.Options;
using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>Makes a call to the database again after a failure that passes, for as long as configuration and the caller wait.</summary>
internal sealed partial class PostgresRetry(
    PostgresDatabase database, IOptions<StorageOptions> options, TimeProvider time, ILogger<PostgresRetry> logger)
{
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private const string IdleInTransactionSessionTimeout = "25P03";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    /// <param name="attempt">Leaves nothing half done when it fails: one statement, or one transaction.</param>
    /// <param name="cancellationToken">Ends the waits for a connection and for the next attempt, and an attempt that goes on much longer.</param>
    /// <exception cref="StorageUnavailableException">It still failed when the time was over.</exception>
    public async ValueTask<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        using var late = new LateCancellation(time, cancellationToken);
        var started = time.GetTimestamp();
        for (var failures = 0; ; failures++)
        {
            // a connection that is at hand is given to a call that has ended, too
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
                return await attempt(connection, late.Token);
            }
            catch (NpgsqlException failure) when (Passes(failure))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var delay = DelayAfter(failures);
                if (time.GetElapsedTime(started) + delay > options.Value.RetryFor)
                    throw new StorageUnavailableException($"'{database.Location}' did not answer for {options.Value.RetryFor}.", failure);

                LogAgain(database.Location, delay, failure);
                await Task.Delay(delay, time, cancellationToken);
            }
        }
    }

    /// <summary>Whether the same call may succeed later: what Npgsql holds transient, and a transaction that was ended from outside.</summary>
    private static bool Passes(NpgsqlException failure) =>
        failure.IsTransient || failure.SqlState is IdleInTransactionSessionTimeout or PostgresErrorCodes.QueryCanceled;

    /// <summary>Doubles, with a half of it by chance, so that the callers of all replicas do not come back at one moment.</summary>
    private static TimeSpan DelayAfter(int failures)
    {
        var full = failures < 5 ? FirstDelay * (1 << failures) : LongestDelay;
        return full * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    [LoggerMessage(1, LogLevel.Debug, "{Database} failed; the call is made again in {Delay}.")]
    private partial void LogAgain(string database, TimeSpan delay, Exception failure);
}

