using CodeFirst.Benchmarks.Contract;
using Microsoft.Data.Sqlite;

namespace CodeFirst.Benchmarks.Peers.Users;

/// <summary>All users of the service's own SQLite file by one query, a row at a time.</summary>
internal static class SqliteDocument
{
    public static async IAsyncEnumerable<User> ReadAsync(string file)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT user_id, username, total_points, is_active FROM users ORDER BY user_id";
        await using var rows = await select.ExecuteReaderAsync();
        // SQLite answers synchronously: an await a row would only cost
        while (rows.Read())
            yield return new User { UserId = rows.GetInt32(0), Username = rows.GetString(1), TotalPoints = rows.GetInt32(2), IsActive = rows.GetBoolean(3) };
    }
}
