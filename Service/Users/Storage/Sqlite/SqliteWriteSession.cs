using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>The one connection that writes, with its statements prepared once. Used by one call at a time.</summary>
internal sealed class SqliteWriteSession : IDisposable
{
    private static readonly TimeSpan BusyDelay = TimeSpan.FromMilliseconds(5);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insertEvent;
    private readonly SqliteCommand _isSameEvent;
    private readonly SqliteCommand _deleteEvent;
    private readonly SqliteCommand _findTotal;
    private readonly SqliteCommand _setTotal;

    public SqliteWriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _insertEvent = connection.Prepare(
            "INSERT INTO points_events (event_id, user_id, points) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            SqliteType.Text,
            SqliteType.Integer,
            SqliteType.Integer);
        _isSameEvent = connection.Prepare(
            "SELECT user_id = $2 AND points = $3 FROM points_events WHERE event_id = $1",
            SqliteType.Text,
            SqliteType.Integer,
            SqliteType.Integer);
        _deleteEvent = connection.Prepare("DELETE FROM points_events WHERE event_id = $1", SqliteType.Text);
        _findTotal = connection.Prepare("SELECT total_points FROM users WHERE user_id = $1", SqliteType.Integer);
        _setTotal = connection.Prepare(
            "UPDATE users SET total_points = $2 WHERE user_id = $1", SqliteType.Integer, SqliteType.Integer);
    }

    /// <summary>
    /// Starts the transaction that writes. While another process writes, it waits without holding a thread, and no longer than the caller.
    /// </summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        // not through a command: the driver answers BUSY by putting the thread to sleep, which no caller could cancel
        int result;
        while ((result = raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE")) == raw.SQLITE_BUSY)
            await Task.Delay(BusyDelay, cancellationToken);
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
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
            if (FindTotal(recorded.UserId) is not { } found)
                return EventOutcome.UnknownUser;
            total = found;
        }

        if (Run(_insertEvent, recorded.EventId, recorded.UserId, recorded.Points) == 0)
            return IsSameEvent(recorded) ? EventOutcome.Duplicate : EventOutcome.EventIdReused;
        if (total + recorded.Points is < int.MinValue or > int.MaxValue)
        {
            Run(_deleteEvent, recorded.EventId);
            return EventOutcome.TotalOutOfRange;
        }

        totals[recorded.UserId] = total + recorded.Points;
        return EventOutcome.Recorded;
    }

    public void SetTotal(int userId, long total) => Run(_setTotal, userId, total);

    public void Dispose()
    {
        _insertEvent.Dispose();
        _isSameEvent.Dispose();
        _deleteEvent.Dispose();
        _findTotal.Dispose();
        _setTotal.Dispose();
        _connection.Dispose();
    }

    private long? FindTotal(int userId)
    {
        _findTotal.Parameters[0].Value = userId;
        return (long?)_findTotal.ExecuteScalar();
    }

    private bool IsSameEvent(PointsEvent recorded)
    {
        Bind(_isSameEvent, recorded.EventId, recorded.UserId, recorded.Points);
        return (long)_isSameEvent.ExecuteScalar()! == 1;
    }

    private static int Run(SqliteCommand statement, params ReadOnlySpan<object> values)
    {
        Bind(statement, values);
        return statement.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand statement, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            statement.Parameters[i].Value = values[i];
    }
}
