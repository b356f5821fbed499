using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>One PostgreSQL database, shared by any number of replicas: its pool of connections, and its schema.</summary>
internal sealed class PostgresDatabase : IUserDatabase, IAsyncDisposable, IDisposable
{
    // Whatever the connection string says comes after these and wins. No session keeps a state: transactions use SET LOCAL.
    private const string Defaults =
        "Application Name=codefirst-users;Maximum Pool Size=20;Timeout=3;Max Auto Prepare=16;Auto Prepare Min Usages=2;No Reset On Close=true;";

    private readonly StorageOptions _options;

    /// <exception cref="StorageException">The connection string cannot be read.</exception>
    public PostgresDatabase(IOptions<StorageOptions> options, ILoggerFactory loggers)
    {
        _options = options.Value;
        (ConnectionString, Source) = Read(_options.PostgreSql!, loggers);
        Location = $"postgresql://{ConnectionString.Host}:{ConnectionString.Port}/{ConnectionString.Database ?? ConnectionString.Username}";
    }

    public string Location { get; }

    public string System => "postgresql";

    public NpgsqlConnectionStringBuilder ConnectionString { get; }

    /// <summary>The pool. A statement run a second time on one of its connections is prepared there, and stays so.</summary>
    public NpgsqlDataSource Source { get; }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Source.OpenConnectionAsync(cancellationToken);
            await PostgresSchema.MigrateAsync(connection, Location, _options.DemoUsers, cancellationToken);
        }
        // a name that nobody knows comes as the socket's own, and a certificate that is not there as the file's
        catch (Exception failure) when (failure is NpgsqlException or SocketException or IOException)
        {
            throw new StorageException(
                $"The database '{Location}' cannot be used: {failure.Message.TrimEnd('.')}. Start it, or name another with --Storage:PostgreSql='Host=...'.",
                failure);
        }
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var probe = Source.CreateCommand("SELECT 1 FROM users LIMIT 1");
        await probe.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => Source.Dispose();

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static (NpgsqlConnectionStringBuilder, NpgsqlDataSource) Read(string configured, ILoggerFactory loggers)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(Defaults + configured);
            if (string.IsNullOrEmpty(read.Host))
                throw new FormatException("It names no Host.");
            return (read, new NpgsqlDataSourceBuilder(read.ConnectionString).UseLoggerFactory(loggers).Build());
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            // without its value, which may hold a password
            throw new StorageException(
                $"Storage:PostgreSql is no connection string: {unreadable.Message.TrimEnd('.')}. "
                + "Give one such as 'Host=127.0.0.1;Database=users;Username=users'.",
                unreadable);
        }
    }
}
