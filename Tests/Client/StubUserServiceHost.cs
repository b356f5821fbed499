using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Server;

namespace CodeFirst.Tests.Client;

/// <summary>A stub behind a real Kestrel: HTTP/2 without TLS on a free port of 127.0.0.1, stock code-first hosting.</summary>
internal sealed class StubUserServiceHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private StubUserServiceHost(WebApplication application) => _application = application;

    public string Address => _application.Urls.Single();

    /// <summary>HOST:PORT.</summary>
    public string Authority => new Uri(Address).Authority;

    public static async Task<StubUserServiceHost> StartAsync(
        StubUserService service, Action<ListenOptions>? configure = null, int port = 0, ScriptedHealth? health = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, port, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http2;
                configure?.Invoke(endpoint);
            }));
        builder.Services.AddCodeFirstGrpc();
        builder.Services.AddSingleton(service);
        if (health is not null)
            builder.Services.AddSingleton(health);
        // open streams must not hold the end of a test for the stock 30 seconds
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var application = builder.Build();
        application.MapGrpcService<StubUserService>();
        if (health is not null)
            application.MapGrpcService<ScriptedHealth>();
        await application.StartAsync();
        return new StubUserServiceHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
