using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Watching;
using CodeFirst.Tests.Support;
using Npgsql;

namespace CodeFirst.Tests.Storage;

internal sealed class PostgresHarness : IStoreHarness
{
    private readonly List<PostgresReplica> _opened = [];
    private string? _connectionString;

    public UserChanges Changes => _opened[0].Changes;

    public async Task<IUserStore> OpenAsync(int demoUsers)
    {
        _connectionString ??= await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var replica = await PostgresReplica.StartAsync(_connectionString, demoUsers);
        _opened.Add(replica);
        return replica.Store;
    }

    public async Task<IDisposable> WriteFromOutsideAsync()
    {
        var outside = new NpgsqlConnection($"{_connectionString};Pooling=false");
        await outside.OpenAsync();
        await using var write = new NpgsqlCommand("BEGIN; UPDATE users SET is_active = NOT is_active", outside);
        await write.ExecuteNonQueryAsync();
        return outside;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _opened)
            await replica.DisposeAsync();
    }
}
