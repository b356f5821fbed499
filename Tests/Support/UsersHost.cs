using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Service.Users;
using CodeFirst.Service.Users.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Support;

/// <summary>The real service on a real socket of 127.0.0.1, with a database of its own, in this process.</summary>
internal sealed class UsersHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly CodeFirstClient<IUserService> _client;

    private UsersHost(TemporaryFolder folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        Address = new Uri(app.Urls.Single());
        // what the service itself says, and not what a retry finds
        _client = CodeFirstClient.Create<IUserService>(Address.AbsoluteUri, options => options.MaxAttempts = 1);
    }

    public Uri Address { get; }

    /// <summary>A .NET client of this host.</summary>
    public IUserService Users => _client.Service;

    public IServiceProvider Services => _app.Services;

    public static async Task<UsersHost> StartAsync(
        Action<WebApplicationBuilder>? configure = null, int demoUsers = 500, params string[] arguments)
    {
        var folder = new TemporaryFolder();
        var app = UsersApplication.Build(
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            },
            [
                "--urls=http://127.0.0.1:0",
                $"--Storage:Path={folder.PathTo("users.db")}",
                $"--Storage:DemoUsers={demoUsers}",
                .. arguments,
            ]);
        await app.Services.GetRequiredService<IUserDatabase>().PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        return new UsersHost(folder, app);
    }

    /// <summary>Stops the host as Ctrl-C does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
