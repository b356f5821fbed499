using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>What a host needs to tell of its calls.</summary>
internal static class CallsExtensions
{
    public static void AddCallObserving(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<RegisteredMethods>();
        services.TryAddSingleton<CallMetrics>();
        services.TryAddSingleton<CallLog>();
        services.TryAddSingleton<CallInterceptor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, CallObserver>());
        // of two rules for one category the later holds: configuration's
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<LoggerFilterOptions>, LogDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LoggerFilterOptions>, LogDefaults>());
    }
}
