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
}
