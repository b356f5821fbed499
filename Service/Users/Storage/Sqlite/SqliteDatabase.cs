using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>One SQLite file: opens connections to it, and brings it to the current schema first.</summary>
internal sealed class SqliteDatabase(IOptions<StorageOptions> options) : IUserDatabase
{
    /// <summary>How long SQLite waits while another process has the file for itself, to recover it for example; as the driver does by default.</summary>
    public const int BusyMilliseconds = 30_000;

    // Connections live in sessions that are reused, so the driver's own pool would only hide them.
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = options.Value.Path,
        Pooling = false,
    }.ToString();

    // A connection is used by one thread at a time, so it needs none of the locks SQLite takes for every row and column of it.
    // It is too late, and no harm, where something else has opened a database in this process.
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    /// <summary>The database file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Path);

    string IUserDatabase.Location => Path;

    string IUserDatabase.System => "sqlite";

    /// <summary>Makes the file when there is none, migrates it, and fills a new one with demo data. Safe when several processes start.</summary>
    /// <exception cref="StorageException">The file cannot be made or opened, is no SQLite database, or is newer than this program.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path) ?? Path);
            using var connection = Open();
            SqliteSchema.Migrate(connection, options.Value.DemoUsers);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The database '{Path}' cannot be used: {failure.Message.TrimEnd('.')}. Name another file with --Storage:Path=FILE.", failure);
        }
    }

    Task IUserDatabase.PrepareAsync(CancellationToken cancellationToken)
    {
        Prepare();
        return Task.CompletedTask;
    }

    Task IUserDatabase.ProbeAsync(CancellationToken cancellationToken)
    {
        // an open connection reads on in a file that was deleted, and a new one would make another
        if (!File.Exists(Path))
            throw new FileNotFoundException("The database file is gone.", Path);
        using var connection = Open();
        connection.Execute("SELECT 1 FROM users LIMIT 1");
        return Task.CompletedTask;
    }

    /// <summary>Opens a connection. WAL: readers never wait for the writer. FULL: a commit is on disk when it returns.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
