using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.PostgreSql;
using CodeFirst.Service.Users.Watching;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Tests.Storage;

/// <summary>What one replica of the service has of a PostgreSQL database: its pool, its store, and its ear.</summary>
internal sealed class PostgresReplica : IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly ChangeListener _listener;

    private PostgresReplica(StorageOptions storage, TimeProvider time)
    {
        var options = Options.Create(storage);
        _database = new PostgresDatabase(options, NullLoggerFactory.Instance);
        var retry = new PostgresRetry(_database, options, time, NullLogger<PostgresRetry>.Instance);
        Store = new PostgresUserStore(retry);
        _listener = new ChangeListener(_database, Changes, TimeProvider.System, NullLogger<ChangeListener>.Instance);
    }

    public UserChanges Changes { get; } = new();

    public IUserStore Store { get; }

    /// <summary>Prepares the database, and waits until changes are heard.</summary>
    public static async Task<PostgresReplica> StartAsync(string connectionString, int demoUsers = 100, TimeSpan? retryFor = null, TimeProvider? time = null)
    {
        var replica = new PostgresReplica(
            new StorageOptions { PostgreSql = connectionString, DemoUsers = demoUsers, RetryFor = retryFor ?? TimeSpan.FromSeconds(30) },
            time ?? TimeProvider.System);
        await replica._database.PrepareAsync(CancellationToken.None);
        await replica._listener.StartAsync(CancellationToken.None);
        await replica._listener.Listening;
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        _listener.Dispose();
        await _database.DisposeAsync();
    }
}
