using CodeFirst.Hosting;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Hosting;

/// <summary>Any contracts behind the real Kestrel, on a free port.</summary>
internal sealed class CodeFirstHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CodeFirstHost(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.Single());
        Channel = GrpcChannel.ForAddress(Address);
    }

    public Uri Address { get; }

    public GrpcChannel Channel { get; }

    public IServiceProvider Services => _application.Services;

    public static async Task<CodeFirstHost> StartAsync(
        Action<WebApplication> map,
        Action<WebApplicationBuilder>? configure = null,
        Action<HttpContext>? onCall = null,
        string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddCodeFirst();
        configure?.Invoke(builder);
        var application = builder.Build();
        application.Use((context, next) =>
        {
            onCall?.Invoke(context);
            return next(context);
        });
        try
        {
            map(application);
            await application.StartAsync();
            return new CodeFirstHost(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => _application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _application.DisposeAsync();
    }
}
