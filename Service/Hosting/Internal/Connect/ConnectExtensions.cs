using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>What a host needs to be called in the Connect protocol.</summary>
internal static class ConnectExtensions
{
    /// <summary>Has to come before exchanges, which it makes.</summary>
    public static void AddConnect(this IServiceCollection services)
    {
        services.TryAddSingleton<ConnectMethods>();
        services.TryAddSingleton<ConnectError>();
        services.TryAddSingleton<ConnectCalls>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ConnectMiddleware>());
    }
}
