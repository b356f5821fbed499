using CodeFirst.Hosting;
using CodeFirst.Service.Users;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The real service with its contract page, on two free ports.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _application;

    private PageHost(TemporaryFolder folder, WebApplication application)
    {
        _folder = folder;
        _application = application;
        Grpc = new Uri(application.Urls.First());
        Page = new Uri(application.Urls.Last());
    }

    public Uri Grpc { get; }

    public Uri Page { get; }

    public static async Task<PageHost> StartAsync(params string[] arguments)
    {
        var folder = new TemporaryFolder();
        var application = UsersApplication.Build(
            builder => builder.Logging.ClearProviders(),
            [
                "--urls=http://127.0.0.1:0",
                "--Web:Url=http://127.0.0.1:0",
                $"--Storage:Path={folder.PathTo("users.db")}",
                "--Storage:DemoUsers=500",
                .. arguments,
            ]);
        await application.Services.GetRequiredService<IUserDatabase>().PrepareAsync(CancellationToken.None);
        await application.StartAsync();
        return new PageHost(folder, application);
    }

    /// <summary>Other contracts on such a host.</summary>
    public static async Task<PageHost> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Grpc:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Web:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Web:Protocols"] = "Http1",
        });
        builder.Services.AddCodeFirst();
        configure?.Invoke(builder);
        var application = builder.Build();
        map(application);
        await application.StartAsync();
        return new PageHost(new TemporaryFolder(), application);
    }

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _folder.Dispose();
    }
}
