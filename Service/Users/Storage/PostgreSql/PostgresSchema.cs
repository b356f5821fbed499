using Npgsql;
using NpgsqlTypes;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>
/// The schema as steps; the one row of <c>schema_version</c> counts the steps a database has taken. A step never changes once released,
/// and one that replicas of the release before cannot live with is two releases.
/// </summary>
internal static class PostgresSchema
{
    // "CodeFirs" in ASCII: any number that nobody else uses in this database
    private const long MigrationLock = 0x436F_6465_4669_7273;

    private static readonly string[] Steps =
    [
        """
        CREATE TABLE users (
            user_id      integer PRIMARY KEY CHECK (user_id > 0),
            username     text    NOT NULL,
            total_points integer NOT NULL,
            is_active    boolean NOT NULL
        ) WITH (fillfactor = 90);
        -- bytes, since text could not hold an id with a zero byte; call_id is the call that counted the event
        CREATE TABLE points_events (
            event_id bytea   PRIMARY KEY,
            user_id  integer NOT NULL,
            points   integer NOT NULL,
            call_id  bigint  NOT NULL
        );
        """,
    ];

    /// <summary>
    /// Takes the missing steps, and fills a database that had taken none, all in one transaction. Whoever comes at the same time waits for
    /// the lock, and then finds nothing left to do.
    /// </summary>
    /// <exception cref="StorageException">The database has taken steps this program does not know.</exception>
    public static async Task MigrateAsync(NpgsqlConnection connection, string location, int demoUsers, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})", cancellationToken);
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)", cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        if (version > Steps.Length)
            throw new StorageException(
                $"The database '{location}' has schema version {version}, and this program knows versions up to {Steps.Length}. "
                + "Start a newer program, or name another database with --Storage:PostgreSql='Host=...'.");
        foreach (var step in Steps[version..])
            await ExecuteAsync(connection, step, cancellationToken);
        if (version == 0)
            await FillAsync(connection, demoUsers, cancellationToken);
        if (version < Steps.Length)
            await ExecuteAsync(
                connection, $"DELETE FROM schema_version; INSERT INTO schema_version VALUES ({Steps.Length})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM schema_version", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task FillAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "COPY users (user_id, username, total_points, is_active) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var user in DemoData.Users(count))
        {
            await rows.StartRowAsync(cancellationToken);
            await rows.WriteAsync(user.UserId, NpgsqlDbType.Integer, cancellationToken);
            await rows.WriteAsync(user.Username, NpgsqlDbType.Text, cancellationToken);
            await rows.WriteAsync(user.TotalPoints, NpgsqlDbType.Integer, cancellationToken);
            await rows.WriteAsync(user.IsActive, NpgsqlDbType.Boolean, cancellationToken);
        }

        await rows.CompleteAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
