using System.Globalization;
using Npgsql;

namespace CodeFirst.Tests.Support;

/// <summary>A real PostgreSQL server on a port of 127.0.0.1, with a folder of its own, gone with it.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim Sharing = new(1, 1);
    private static PostgresServer? _shared;

    private readonly TemporaryFolder _folder = new();
    private readonly string _programs;
    private readonly string _settings;
    private int _databases;

    private PostgresServer(string programs, int port, string settings)
    {
        _programs = programs;
        Port = port;
        _settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.FullName} {settings}";
    }

    public int Port { get; }

    private string Data => _folder.PathTo("data");

    /// <summary>The one server of a run: every test has a database of its own in it. It trades the disk's promises for speed.</summary>
    public static async Task<PostgresServer> SharedAsync()
    {
        await Sharing.WaitAsync();
        try
        {
            return _shared ??= await StartAsync("-c fsync=off -c max_connections=300");
        }
        finally
        {
            Sharing.Release();
        }
    }

    public static async Task StopSharedAsync()
    {
        if (_shared is { } shared)
            await shared.DisposeAsync();
        _shared = null;
    }

    /// <param name="settings">More for the server's command line.</param>
    public static async Task<PostgresServer> StartAsync(string settings = "")
    {
        var server = new PostgresServer(Toolchain.RequirePostgreSql(), FreePort.Take(), settings);
        try
        {
            if (Environment.IsPrivilegedProcess)
                await RunAsync("chown", "postgres", server._folder.FullName);
            await server.RunProgramAsync("initdb", "-D", server.Data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C");
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            server._folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"users_{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection($"{ConnectionStringOf("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionStringOf(name);
    }

    public Task StartAgainAsync() =>
        RunProgramAsync("pg_ctl", "-D", Data, "-w", "-s", "-l", _folder.PathTo("data/server.log"), "-o", _settings, "start");

    /// <param name="mode">How it stops; <c>immediate</c> is a crash: it recovers from its log when it starts.</param>
    public Task StopAsync(string mode) => RunProgramAsync("pg_ctl", "-D", Data, "-w", "-s", "-m", mode, "stop");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await StopAsync("immediate");
        _folder.Dispose();
    }

    private string ConnectionStringOf(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    // The server refuses to run as root.
    private Task RunProgramAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs, program), .. arguments])
        : RunAsync(Path.Combine(_programs, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var ended = await ChildProcess.RunAsync(program, arguments, folder: "/");
        if (ended.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {ended.ExitCode}: {ended.Error}{ended.Output}");
    }
}
