using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>The statement that reads a range of users, prepared once.</summary>
internal sealed class SqliteRange : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteRange(SqliteConnection connection, string condition)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(
            _connection,
            $"SELECT user_id, username, total_points, is_active FROM users WHERE user_id > ?1 AND user_id <= ?2{condition} ORDER BY user_id",
            out _statement));
    }

    public void Read(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        Check(raw.sqlite3_bind_int64(_statement, 1, range.After));
        Check(raw.sqlite3_bind_int64(_statement, 2, range.UpTo));
        try
        {
            while (Step() && TryAdd(sink))
                cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            // says again what the last step said
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = SqliteNative.Step(_statement.DangerousGetHandle());
        if (result == raw.SQLITE_ROW)
            return true;
        Check(result);
        return false;
    }

    private bool TryAdd(IUserSink sink)
    {
        var row = _statement.DangerousGetHandle();
        return sink.TryAdd(
            checked((int)SqliteNative.ColumnInt64(row, 0)),
            SqliteNative.ColumnText(row, 1),
            checked((int)SqliteNative.ColumnInt64(row, 2)),
            SqliteNative.ColumnInt64(row, 3) != 0);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
