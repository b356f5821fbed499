using CodeFirst.Benchmarks.Contract;
using Npgsql;

namespace CodeFirst.Benchmarks.Peers.Users;

/// <summary>Users in the service's own PostgreSQL database, over as many connections as the service uses by default.</summary>
internal sealed class PostgresUsers(string connection) : IUserSource
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 20, MaxAutoPrepare = 16, NoResetOnClose = true });

    public async ValueTask<User> FindAsync(int userId)
    {
        await using var find = _source.CreateCommand("SELECT username, total_points, is_active FROM users WHERE user_id = $1");
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = userId });
        await using var row = await find.ExecuteReaderAsync();
        if (!await row.ReadAsync())
            throw new InvalidOperationException($"There is no user {userId}.");
        return new User { UserId = userId, Username = row.GetString(0), TotalPoints = row.GetInt32(1), IsActive = row.GetBoolean(2) };
    }
}
