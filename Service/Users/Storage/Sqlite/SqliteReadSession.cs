using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>A connection with the statements that read, prepared once. Used by one call at a time.</summary>
internal sealed class SqliteReadSession : IDisposable
{
    // steps of SQLite's virtual machine: well under a millisecond
    private const int StepsBetweenChecks = 10_000;

    // what a command of the driver waits by default
    private static readonly TimeSpan BusyPatience = TimeSpan.FromSeconds(30);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteRange _range;
    private readonly SqliteRange _activeRange;
    private CancellationToken _caller;

    public SqliteReadSession(SqliteConnection connection)
    {
        _connection = connection;
        // a range is read past the driver, which waits while another process has the file for itself, to recover it for example
        raw.sqlite3_busy_timeout(connection.Handle, (int)BusyPatience.TotalMilliseconds);
        // between two rows that match there may be millions that do not: cancellation reaches into SQLite itself
        raw.sqlite3_progress_handler(
            connection.Handle, StepsBetweenChecks, static session => ((SqliteReadSession)session)._caller.IsCancellationRequested ? 1 : 0, this);
        _find = connection.Prepare(
            "SELECT username, total_points, is_active FROM users WHERE user_id = $1", SqliteType.Integer);
        _range = new SqliteRange(connection, "");
        _activeRange = new SqliteRange(connection, " AND is_active");
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
        _caller = cancellationToken;
        try
        {
            (range.ActiveOnly ? _activeRange : _range).Read(range, sink, cancellationToken);
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
