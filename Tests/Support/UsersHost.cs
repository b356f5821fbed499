using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Service.Users;
using CodeFirst.Service.Users.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CodeFirst.Tests.Support;

/// <summary>
/// The real service on a real socket of 127.0.0.1, with a database of its own, in this process; as <see cref="UsersProcess.Published"/>
/// where that is tested, unless the test puts its own in place of a service.
/// </summary>
internal sealed class UsersHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication? _app;
    private readonly UsersProcess? _program;
    private readonly CodeFirstClient<IUserService> _client;

    private UsersHost(TemporaryFolder folder, WebApplication? app, UsersProcess? program)
    {
        _folder = folder;
        _app = app;
        _program = program;
        Address = program?.Address ?? new Uri(app!.Urls.First());
        Web = program?.Web ?? (app is not null && WebEndpoint.Of(app) is { } web ? new Uri(web) : null);
        // what the service itself says, and not what a retry finds
        _client = CodeFirstClient.Create<IUserService>(Address.AbsoluteUri, options => options.MaxAttempts = 1);
    }

    public Uri Address { get; }

    /// <summary>Where HTTP/1.1 is spoken, when that was asked for: <c>--Web:Url=http://127.0.0.1:0</c>.</summary>
    public Uri? Web { get; }

    /// <summary>A .NET client of this host.</summary>
    public IUserService Users => _client.Service;

    public IServiceProvider Services => _app?.Services ?? throw new IgnoreException("It looks into the service, which is a program of its own here. ./test without --aot has it in this process.");

    public static async Task<UsersHost> StartAsync(
        Action<WebApplicationBuilder>? configure = null, int demoUsers = 500, params string[] arguments)
    {
        var folder = new TemporaryFolder();
        if (UsersProcess.Published is not null && configure is null)
            return new UsersHost(
                folder, null, await UsersProcess.StartAsync(folder.PathTo("users.db"), [$"--Storage:DemoUsers={demoUsers}", .. arguments]));
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
        return new UsersHost(folder, app, null);
    }

    /// <summary>Stops the host as Ctrl-C does.</summary>
    public Task StopAsync() => _program?.InterruptAsync() ?? _app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }
}
