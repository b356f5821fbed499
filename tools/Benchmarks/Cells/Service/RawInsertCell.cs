using System.Diagnostics;
using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary>What the disk and SQLite allow: the rows of events and nothing else, by no service.</summary>
internal sealed class RawInsertCell(Pace pace) : ICell
{
    // as many as the service takes to its store together
    private const int Batch = 4096;

    public string Name => "record, rows inserted without a service";

    public string Description =>
        $"the limit: the same events inserted into the service's table by a loop over one prepared statement, {Batch:N0} to a transaction, "
        + $"synced to disk as the service does, for {pace.Seconds}. No stream, no check, no users' totals.";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("users.db");
        await (await ServiceProcess.StartAsync(file, cancellationToken)).DisposeAsync();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;");
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO points_events (event_id, user_id, points) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        insert.Parameters.Add("$1", SqliteType.Text);
        insert.Parameters.Add("$2", SqliteType.Integer);
        insert.Parameters.Add("$3", SqliteType.Integer);
        var events = new EventSequence();
        Insert(connection, insert, events.Messages(Batch, pace.WarmUp));

        var clock = Stopwatch.StartNew();
        var inserted = Insert(connection, insert, events.Messages(Batch, pace.Length));
        return [new("durable events/s", inserted / clock.Elapsed.TotalSeconds)];
    }

    private static int Insert(SqliteConnection connection, SqliteCommand insert, IEnumerable<RecordPointsRequest> batches)
    {
        var inserted = 0;
        foreach (var batch in batches)
        {
            Execute(connection, "BEGIN IMMEDIATE");
            foreach (var recorded in batch.Events)
            {
                insert.Parameters[0].Value = recorded.EventId;
                insert.Parameters[1].Value = recorded.UserId;
                insert.Parameters[2].Value = recorded.Points;
                inserted += insert.ExecuteNonQuery();
            }

            Execute(connection, "COMMIT");
        }

        return inserted;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
