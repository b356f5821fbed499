using Microsoft.Data.Sqlite;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>Writes the demo users.</summary>
internal static class SqliteDemoData
{
    public static void Fill(SqliteConnection connection, int count)
    {
        using var insert = new SqliteStatement(
            connection, "INSERT INTO users (user_id, username, total_points, is_active) VALUES (?1, ?2, ?3, ?4)");
        foreach (var user in DemoData.Users(count))
            insert.Bind(1, user.UserId).Bind(2, user.Username).Bind(3, user.TotalPoints).Bind(4, user.IsActive ? 1 : 0).Run();
    }
}
