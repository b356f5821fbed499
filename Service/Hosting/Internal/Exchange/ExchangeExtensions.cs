using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>What a host needs to be called in other protocols than gRPC.</summary>
internal static class ExchangeExtensions
{
    /// <summary>Has to come before whatever sees calls: the pipeline of an exchange begins here.</summary>
    public static void AddExchange(this IServiceCollection services)
    {
        services.TryAddSingleton<GrpcExchange>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, GrpcExchange>(provider => provider.GetRequiredService<GrpcExchange>()));
    }
}
