using System.Net;
using System.Net.Sockets;

namespace CodeFirst.Benchmarks;

/// <summary>A PostgreSQL server with a database of its own, on a free port of 127.0.0.1, gone when it is disposed of.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Versions = "/usr/lib/postgresql";

    private readonly TemporaryFolder _folder = new();
    private readonly string _programs;
    private readonly int _port = FreePort();

    private PostgresServer(string programs) => _programs = programs;

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    private string Data => _folder.PathTo("data");

    /// <returns><see langword="null"/> where PostgreSQL is not installed.</returns>
    public static async Task<PostgresServer?> TryStartAsync(CancellationToken cancellationToken)
    {
        var programs = Directory.Exists(Versions)
            ? Directory.EnumerateDirectories(Versions).Order().Select(version => Path.Combine(version, "bin")).LastOrDefault()
            : null;
        if (programs is null || !File.Exists(Path.Combine(programs, "initdb")))
            return null;
        var server = new PostgresServer(programs);
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await RunAsync("pg_ctl", CancellationToken.None, "-D", Data, "-w", "-s", "-m", "immediate", "stop");
        _folder.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
            await ToolProcess.RunAsync("chown", ["postgres", _folder.PathTo("")], cancellationToken);
        await RunAsync("initdb", cancellationToken, "-D", Data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C");
        var settings = $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.PathTo("")}";
        await RunAsync("pg_ctl", cancellationToken, "-D", Data, "-w", "-s", "-l", Path.Combine(Data, "server.log"), "-o", settings, "start");
    }

    // the server refuses to run as root
    private Task<string> RunAsync(string program, CancellationToken cancellationToken, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? ToolProcess.RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments], cancellationToken)
            : ToolProcess.RunAsync(path, arguments, cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
