using System.Collections.Concurrent;
using CodeFirst.Benchmarks.Contract;
using Microsoft.Data.Sqlite;

namespace CodeFirst.Benchmarks.Peers.Users;

/// <summary>Users in the service's own SQLite file, by one prepared statement.</summary>
internal sealed class SqliteUsers(string file) : IUserSource
{
    private readonly ConcurrentBag<SqliteCommand> _idle = [];

    public ValueTask<User> FindAsync(int userId)
    {
        if (!_idle.TryTake(out var find))
            find = Prepare();
        find.Parameters[0].Value = userId;
        using var row = find.ExecuteReader();
        if (!row.Read())
            throw new InvalidOperationException($"There is no user {userId} in '{file}'.");
        var user = new User { UserId = userId, Username = row.GetString(0), TotalPoints = row.GetInt32(1), IsActive = row.GetBoolean(2) };
        _idle.Add(find);
        return ValueTask.FromResult(user);
    }

    private SqliteCommand Prepare()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        var find = connection.CreateCommand();
        find.CommandText = "SELECT username, total_points, is_active FROM users WHERE user_id = $1";
        find.Parameters.Add("$1", SqliteType.Integer);
        find.Prepare();
        return find;
    }
}
