using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>A connection with the statements that read, prepared once. Used by one call at a time.</summary>
internal sealed class SqliteReadSession : IDisposable
{
    // steps of SQLite's virtual machine: well under a millisecond
    private const int StepsBetweenChecks = 10_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _range;
    private readonly SqliteCommand _activeRange;
    private CancellationToken _caller;

    public SqliteReadSession(SqliteConnection connection)
    {
        _connection = connection;
        // between two rows that match there may be millions that do not: cancellation reaches into SQLite itself
        raw.sqlite3_progress_handler(
            connection.Handle, StepsBetweenChecks, static session => ((SqliteReadSession)session)._caller.IsCancellationRequested ? 1 : 0, this);
        _find = connection.Prepare(
            "SELECT username, total_points, is_active FROM users WHERE user_id = $1", SqliteType.Integer);
        _range = connection.Prepare(
            "SELECT user_id, username, total_points, is_active FROM users WHERE user_id > $1 AND user_id <= $2 ORDER BY user_id",
            SqliteType.Integer,
            SqliteType.Integer);
        _activeRange = connection.Prepare(
            "SELECT user_id, username, total_points, is_active FROM users WHERE user_id > $1 AND user_id <= $2 AND is_active ORDER BY user_id",
            SqliteType.Integer,
            SqliteType.Integer);
    }

    public UserResponse? Find(int userId)
    {
        _find.Parameters[0].Value = userId;
        using var row = _find.ExecuteReader();
        return row.Read()
            ? new UserResponse { UserId = userId, Username = row.GetString(0), TotalPoints = row.GetInt32(1), IsActive = row.GetBoolean(2) }
            : null;
    }

    public void Read(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        var select = range.ActiveOnly ? _activeRange : _range;
        select.Parameters[0].Value = range.After;
        select.Parameters[1].Value = range.UpTo;
        _caller = cancellationToken;
        try
        {
            using var rows = select.ExecuteReader();
            while (rows.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!sink.TryAdd(rows.GetInt32(0), rows.GetString(1), rows.GetInt32(2), rows.GetBoolean(3)))
                    return;
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        finally
        {
            _caller = CancellationToken.None;
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _range.Dispose();
        _activeRange.Dispose();
        _connection.Dispose();
    }
}
