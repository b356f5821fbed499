using Microsoft.Data.Sqlite;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>Writes the demo users.</summary>
internal static class SqliteDemoData
{
    public static void Fill(SqliteConnection connection, int count)
    {
        using var insert = connection.Prepare(
            "INSERT INTO users (user_id, username, total_points, is_active) VALUES ($1, $2, $3, $4)",
            SqliteType.Integer,
            SqliteType.Text,
            SqliteType.Integer,
            SqliteType.Integer);
        foreach (var user in DemoData.Users(count))
        {
            insert.Parameters[0].Value = user.UserId;
            insert.Parameters[1].Value = user.Username;
            insert.Parameters[2].Value = user.TotalPoints;
            insert.Parameters[3].Value = user.IsActive;
            insert.ExecuteNonQuery();
        }
    }
}
