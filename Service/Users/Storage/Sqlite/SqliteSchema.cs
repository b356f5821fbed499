using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>The schema as steps; <c>PRAGMA user_version</c> counts the steps a file has taken. A step never changes once released.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE users (
            user_id      INTEGER PRIMARY KEY CHECK (user_id > 0),
            username     TEXT    NOT NULL,
            total_points INTEGER NOT NULL,
            is_active    INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE points_events (
            event_id TEXT    PRIMARY KEY,
            user_id  INTEGER NOT NULL,
            points   INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """,
    ];

    /// <summary>Takes the missing steps, and fills a file that had taken none, all in one transaction.</summary>
    /// <exception cref="StorageException">The file has taken steps this program does not know.</exception>
    public static void Migrate(SqliteConnection connection, int demoUsers)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = VersionOf(connection);
        if (version > Steps.Length)
            throw new StorageException(
                $"The database '{connection.DataSource}' has schema version {version}, and this program knows versions up to "
                + $"{Steps.Length}. Start a newer program, or name another file with --Storage:Path=FILE.");
        foreach (var step in Steps[version..])
            connection.Execute(step);
        if (version == 0)
            SqliteDemoData.Fill(connection, demoUsers);
        connection.Execute($"PRAGMA user_version = {Steps.Length}");
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
