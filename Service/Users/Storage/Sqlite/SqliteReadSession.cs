using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>A connection with the statements that read, prepared once. Used by one call at a time.</summary>
internal sealed class SqliteReadSession : IDisposable
{
    // steps of SQLite's virtual machine: well under a millisecond
    private const int StepsBetweenChecks = 10_000;

    private const string Users = "SELECT user_id, username, total_points, is_active FROM users";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _range;
    private readonly SqliteStatement _activeRange;
    private CancellationToken _caller;

    public SqliteReadSession(SqliteConnection connection)
    {
        _connection = connection;
        // between two rows that match there may be millions that do not: cancellation reaches into SQLite itself
        raw.sqlite3_progress_handler(
            connection.Handle, StepsBetweenChecks, static session => ((SqliteReadSession)session)._caller.IsCancellationRequested ? 1 : 0, this);
        _find = new SqliteStatement(connection, $"{Users} WHERE user_id = ?1");
        _range = new SqliteStatement(connection, $"{Users} WHERE user_id > ?1 AND user_id <= ?2 ORDER BY user_id");
        _activeRange = new SqliteStatement(connection, $"{Users} WHERE user_id > ?1 AND user_id <= ?2 AND is_active ORDER BY user_id");
    }

    public UserResponse? Find(int userId)
    {
        var user = _find.Bind(1, userId);
        try
        {
            return user.Step()
                ? new UserResponse { UserId = user.Int32(0), Username = user.Text(1), TotalPoints = user.Int32(2), IsActive = user.Int64(3) != 0 }
                : null;
        }
        finally
        {
            user.Reset();
        }
    }

    public void Read(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        var user = (range.ActiveOnly ? _activeRange : _range).Bind(1, range.After).Bind(2, range.UpTo);
        _caller = cancellationToken;
        try
        {
            while (user.Step() && sink.TryAdd(user.Int32(0), user.Text(1), user.Int32(2), user.Int64(3) != 0))
                cancellationToken.ThrowIfCancellationRequested();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        finally
        {
            user.Reset();
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
