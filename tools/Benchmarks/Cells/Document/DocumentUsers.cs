using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CodeFirst.Benchmarks.Cells.Document;

/// <summary>The users of the document, the same each time.</summary>
/// <remarks>
/// 640,000 of them are 52.6 MB of JSON, 15.2 MB of protobuf in rows and 12.7 MB in columns. Of a user's 82.2 bytes of JSON its fields' names,
/// punctuation, digits and words are 71.2, its name the other 11. Of 19.8 bytes in columns the id is 3, the name 11 and 2 for its tag and
/// length, the points 2.8, the flag 1.
/// </remarks>
internal static class DocumentUsers
{
    /// <summary>What a user looks like, and what else it might look like.</summary>
    public const string Description =
        "A user is `{\"user_id\":42,\"username\":\"user_000042\",\"total_points\":68012,\"is_active\":true}`: points evenly spread below 100,000, "
        + "half of them active, both by chance. That is 82.2 bytes of JSON, 71.2 of them not the name, and 19.8 bytes in columns, 8.8 of them not "
        + "the name: a ratio of 0.24. With names of 8, 13 or 20 letters it would be 0.21, 0.26 or 0.32; with fields named in camelCase, 3 bytes "
        + "less a user, 0.25.";

    /// <returns>The path of a SQLite file of the service's with so many of them, made when there is none yet.</returns>
    public static async Task<string> StoreAsync(Laboratory laboratory, int count, CancellationToken cancellationToken)
    {
        var file = laboratory.Folder.PathTo($"document-{count}.db");
        if (File.Exists(file))
            return file;
        await (await ServiceProcess.StartAsync(file, cancellationToken, users: 0)).DisposeAsync();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        Insert(connection, count);
        await transaction.CommitAsync(cancellationToken);
        return file;
    }

    private static void Insert(SqliteConnection connection, int count)
    {
        var chance = new Random(count);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO users (user_id, username, total_points, is_active) VALUES ($1, $2, $3, $4)";
        for (var id = 1; id <= count; id++)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$1", id);
            insert.Parameters.AddWithValue("$2", string.Create(CultureInfo.InvariantCulture, $"user_{id:D6}"));
            insert.Parameters.AddWithValue("$3", chance.Next(100_000));
            insert.Parameters.AddWithValue("$4", chance.Next(2));
            insert.ExecuteNonQuery();
        }
    }
}
