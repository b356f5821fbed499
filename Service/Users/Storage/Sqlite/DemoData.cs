using CodeFirst.Contracts;
using Microsoft.Data.Sqlite;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>The users of a new database. The same id is the same user on every machine; user 42 is the one the docs call.</summary>
internal static class DemoData
{
    private static readonly string[] Qualities =
        ["Cloud", "Quiet", "Rapid", "Solar", "Lunar", "Amber", "Crisp", "Lucid", "Nimble", "Polar", "Royal", "Vivid", "Wise", "Young"];

    private static readonly string[] Trades =
        ["Architect", "Baker", "Cartographer", "Diver", "Editor", "Farmer", "Gardener", "Hunter", "Inventor", "Joiner", "Pilot"];

    public static void Fill(SqliteConnection connection, int count)
    {
        using var insert = connection.Prepare(
            "INSERT INTO users (user_id, username, total_points, is_active) VALUES ($1, $2, $3, $4)",
            SqliteType.Integer,
            SqliteType.Text,
            SqliteType.Integer,
            SqliteType.Integer);
        for (var id = 1; id <= count; id++)
        {
            var user = User(id);
            insert.Parameters[0].Value = user.UserId;
            insert.Parameters[1].Value = user.Username;
            insert.Parameters[2].Value = user.TotalPoints;
            insert.Parameters[3].Value = user.IsActive;
            insert.ExecuteNonQuery();
        }
    }

    public static UserResponse User(int id)
    {
        if (id == 42)
            return new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true };
        var scattered = (uint)id * 2654435761u; // Knuth's multiplicative hash: neighbours differ
        return new UserResponse
        {
            UserId = id,
            Username = $"{Qualities[scattered % Qualities.Length]}_{Trades[scattered / 64 % Trades.Length]}_{id}",
            TotalPoints = (int)(scattered / 4096 % 10_000),
            IsActive = scattered / 1024 % 10 != 0,
        };
    }
}
