using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>Services that are registered as singletons: a call of theirs needs no scope of its own, which is made and left for each call.</summary>
internal sealed class SharedServices(IServiceCollection services, IServiceProvider provider)
{
    /// <returns>Where the service is found; <see langword="null"/> when it belongs to a scope, or the application makes it in a way of its own.</returns>
    public IServiceProvider? For<TService>(IGrpcServiceActivator<TService> activator)
        where TService : class
    {
        var registered = services.LastOrDefault(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        return registered?.Lifetime == ServiceLifetime.Singleton && activator.GetType().Assembly == typeof(GrpcServiceOptions).Assembly
            ? provider
            : null;
    }
}
