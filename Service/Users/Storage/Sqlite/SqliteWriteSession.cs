using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>The one connection that writes, with its statements prepared once. Used by one call at a time.</summary>
internal sealed class SqliteWriteSession : IDisposable
{
    private static readonly TimeSpan BusyDelay = TimeSpan.FromMilliseconds(5);

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _insertEvent;
    private readonly SqliteStatement _isSameEvent;
    private readonly SqliteStatement _deleteEvent;
    private readonly SqliteStatement _findTotal;
    private readonly SqliteStatement _setTotal;

    public SqliteWriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _insertEvent = new SqliteStatement(
            connection, "INSERT INTO points_events (event_id, user_id, points) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        _isSameEvent = new SqliteStatement(connection, "SELECT user_id = ?2 AND points = ?3 FROM points_events WHERE event_id = ?1");
        _deleteEvent = new SqliteStatement(connection, "DELETE FROM points_events WHERE event_id = ?1");
        _findTotal = new SqliteStatement(connection, "SELECT total_points FROM users WHERE user_id = ?1");
        _setTotal = new SqliteStatement(connection, "UPDATE users SET total_points = ?2 WHERE user_id = ?1");
    }

    /// <summary>
    /// Starts the transaction that writes. While another process writes, it waits without holding a thread, and no longer than the caller.
    /// </summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        // SQLite answers BUSY by putting the thread to sleep, which no caller could cancel
        raw.sqlite3_busy_timeout(_connection.Handle, 0);
        int result;
        while ((result = raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE")) == raw.SQLITE_BUSY)
            await Task.Delay(BusyDelay, cancellationToken);
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        raw.sqlite3_busy_timeout(_connection.Handle, SqliteDatabase.BusyMilliseconds);
    }

    public void Commit() => _connection.Execute("COMMIT");

    public void Rollback()
    {
        // a failed statement may have ended the transaction by itself
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            _connection.Execute("ROLLBACK");
    }

    /// <summary>Counts one event, unless its id was counted before; its points go to <paramref name="totals"/>.</summary>
    public EventOutcome Record(PointsEvent recorded, Dictionary<int, long> totals)
    {
        if (!totals.TryGetValue(recorded.UserId, out var total))
        {
            if (_findTotal.Bind(1, recorded.UserId).Scalar() is not { } found)
                return EventOutcome.UnknownUser;
            total = found;
        }

        if (Bind(_insertEvent, recorded).Run() == 0)
            return Bind(_isSameEvent, recorded).Scalar() == 1 ? EventOutcome.Duplicate : EventOutcome.EventIdReused;
        if (total + recorded.Points is < int.MinValue or > int.MaxValue)
        {
            _deleteEvent.Bind(1, recorded.EventId).Run();
            return EventOutcome.TotalOutOfRange;
        }

        totals[recorded.UserId] = total + recorded.Points;
        return EventOutcome.Recorded;
    }

    public void SetTotal(int userId, long total) => _setTotal.Bind(1, userId).Bind(2, total).Run();

    public void Dispose()
    {
        _insertEvent.Dispose();
        _isSameEvent.Dispose();
        _deleteEvent.Dispose();
        _findTotal.Dispose();
        _setTotal.Dispose();
        _connection.Dispose();
    }

    private static SqliteStatement Bind(SqliteStatement statement, PointsEvent recorded) =>
        statement.Bind(1, recorded.EventId).Bind(2, recorded.UserId).Bind(3, recorded.Points);
}
