using Microsoft.Data.Sqlite;

namespace CodeFirst.Service.Users.Storage.Sqlite;

internal static class SqliteConnectionExtensions
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A statement prepared once, its parameters <c>$1</c>, <c>$2</c> ... typed, to be run many times.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params ReadOnlySpan<SqliteType> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
            command.Parameters.Add($"${i + 1}", parameters[i]);
        command.Prepare();
        return command;
    }
}
