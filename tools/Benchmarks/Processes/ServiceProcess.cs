using CodeFirst.Client;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks;

/// <summary>The service as a program of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>How many users a database has when a cell does not say; what the service makes by default.</summary>
    public const int UsualUsers = 5_000;

    private readonly ServerProcess _server;

    private ServiceProcess(ServerProcess server) => _server = server;

    public Uri Address => _server.Address;

    /// <inheritdoc cref="ServerProcess.ProcessorTime"/>
    public TimeSpan ProcessorTime => _server.ProcessorTime;

    /// <inheritdoc cref="ServerProcess.PeakMemory"/>
    public double PeakMemory => _server.PeakMemory;

    /// <summary>Starts the service, which makes and fills the database first when there is none, and waits until it listens.</summary>
    public static Task<ServiceProcess> StartAsync(string database, CancellationToken cancellationToken, int users = UsualUsers) =>
        StartAsync([$"--Storage:Path={database}", $"--Storage:DemoUsers={users}"], cancellationToken);

    public static async Task<ServiceProcess> StartAsync(string[] settings, CancellationToken cancellationToken) =>
        new(await ServeAsync(settings, cancellationToken));

    public static Task<ServerProcess> ServeAsync(string[] settings, CancellationToken cancellationToken) => ServerProcess.StartAsync(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "CodeFirst.Service.Users.dll"), "--urls=http://127.0.0.1:0", .. settings],
        cancellationToken);

    /// <summary>A client with a connection of its own.</summary>
    public CodeFirstClient<IUserService> Connect() => CodeFirstClient.Create<IUserService>(Address);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
