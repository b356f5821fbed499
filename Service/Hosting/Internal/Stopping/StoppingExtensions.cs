using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>What a host needs to stop without a broken call.</summary>
internal static class StoppingExtensions
{
    public static void AddStopping(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StopSignal>();
        services.TryAddSingleton<OpenStreams>();
        services.TryAddSingleton<StopInterceptor>();
        services.TryAddSingleton<LastWord>();
        services.AddHostedService<Drain>();
        services.AddOptions<HostOptions>().Configure<IOptions<CodeFirstHostingOptions>>(
            (host, options) => host.ShutdownTimeout = options.Value.StopDelay + options.Value.StopTimeout);
    }
}
