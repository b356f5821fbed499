using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>
/// A statement prepared once, its parameters <c>?1</c>, <c>?2</c> ..., to be run many times past the driver, whose wrappers cost more than
/// SQLite does. Used by one thread at a time, as its connection is.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    // what fits into it is made UTF-8 on the stack
    private const int UsualTextBytes = 512;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    private nint Handle => _statement.DangerousGetHandle();

    public SqliteStatement Bind(int parameter, long value)
    {
        Check(SqliteNative.BindInt64(Handle, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var text = most <= UsualTextBytes ? stackalloc byte[UsualTextBytes] : new byte[most];
        Check(SqliteNative.BindText(Handle, parameter, text, Encoding.UTF8.GetBytes(value, text), SqliteNative.Copied));
        return this;
    }

    /// <summary>Runs the statement to its end, or to its first row.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        Scalar();
        return SqliteNative.Changes(_connection.DangerousGetHandle());
    }

    /// <summary>Runs the statement for one number.</summary>
    /// <returns>The first column of the first row, or <see langword="null"/> when there is no row.</returns>
    public long? Scalar()
    {
        try
        {
            return Step() ? Int64(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row. After the last one needed, or a failure, the statement is <see cref="Reset"/>.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var result = SqliteNative.Step(Handle);
        if (result == raw.SQLITE_ROW)
            return true;
        Check(result);
        return false;
    }

    public int Int32(int column) => checked((int)Int64(column));

    public long Int64(int column) => SqliteNative.ColumnInt64(Handle, column);

    public string Text(int column) => SqliteNative.ColumnText(Handle, column);

    /// <summary>Lets go of the rows, and of what reading them locks.</summary>
    public void Reset() => _ = SqliteNative.Reset(Handle); // says again what the last step said

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
