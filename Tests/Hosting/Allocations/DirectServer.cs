using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Tests.Hosting.Allocations;

/// <summary>A server with no network: the application as it is, called on the thread that asks.</summary>
internal sealed class DirectServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task ProcessAsync(IFeatureCollection call) => _process!(call);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = async call =>
        {
            var context = application.CreateContext(call);
            await application.ProcessRequestAsync(context);
            await call.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
            application.DisposeContext(context, null);
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
