using CodeFirst.Contracts;
using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>
/// Users in a PostgreSQL database that any number of replicas share. It publishes no change itself: the transaction notifies every
/// replica, this one too, and <see cref="ChangeListener"/> hears it.
/// </summary>
internal sealed class PostgresUserStore(PostgresRetry retry) : IUserStore
{
    public ValueTask<UserResponse?> FindAsync(int userId, CancellationToken cancellationToken) =>
        retry.RunAsync((connection, token) => FindOnceAsync(connection, userId, token), cancellationToken);

    public async ValueTask ReadAsync(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        var reading = new PagedRead(range, sink, cancellationToken);
        while (await retry.RunAsync(reading.NextPageAsync, cancellationToken))
        {
        }
    }

    public ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(IReadOnlyList<PointsEvent> events, CancellationToken cancellationToken)
    {
        var recording = new RecordTransaction(events);
        return retry.RunAsync(recording.RunAsync, cancellationToken);
    }

    private static async ValueTask<UserResponse?> FindOnceAsync(NpgsqlConnection connection, int userId, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand("SELECT username, total_points, is_active FROM users WHERE user_id = $1", connection);
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        await using var row = await find.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new UserResponse { UserId = userId, Username = row.GetString(0), TotalPoints = row.GetInt32(1), IsActive = row.GetBoolean(2) }
            : null;
    }
}
