using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoBuf.Grpc.Server;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>What a host needs to coalesce the messages it streams.</summary>
internal static class StreamingExtensions
{
    /// <summary>Puts <see cref="MethodProvider{TService}"/> in the place of protobuf-net.Grpc's, which binds the same methods.</summary>
    public static void AddStreaming(this IServiceCollection services)
    {
        var stock = services.Where(service =>
            service.ServiceType == typeof(IServiceMethodProvider<>)
            && service.ImplementationType?.Assembly == typeof(ServicesExtensions).Assembly);
        foreach (var provider in stock.ToList())
            services.Remove(provider);
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IServiceMethodProvider<>), typeof(MethodProvider<>)));
    }
}
