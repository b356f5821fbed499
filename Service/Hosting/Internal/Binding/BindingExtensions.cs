using System.IO.Compression;
using CodeFirst.Hosting.Internal.Streaming;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoBuf.Grpc.Configuration;
using ProtoBuf.Grpc.Server;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>What a host needs to serve the operations of contracts.</summary>
internal static class BindingExtensions
{
    /// <summary>
    /// Stands in for <c>AddCodeFirstGrpc</c>, whose binder compiles every operation when the program runs. If the application has called that
    /// before, its binder goes, since it binds the same methods.
    /// </summary>
    public static IGrpcServerBuilder AddContractMethods(this IServiceCollection services, Action<GrpcServiceOptions> configure)
    {
        var stock = services.Where(service =>
            service.ServiceType == typeof(IServiceMethodProvider<>)
            && service.ImplementationType?.Assembly == typeof(ServicesExtensions).Assembly);
        foreach (var provider in stock.ToList())
            services.Remove(provider);
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IServiceMethodProvider<>), typeof(ContractMethods<>)));
        services.TryAddSingleton(provider => new SharedServices(services, provider));
        services.TryAddSingleton<CoalescedResponses>();
        services.TryAddSingleton<CompressedStreams>();
        services.TryAddSingleton(SimpleRpcExceptionsInterceptor.Instance);
        // at gRPC's own, Fastest, .NET's gzip leaves a third more of a chunk of columns
        services.PostConfigure<GrpcServiceOptions>(options => options.ResponseCompressionLevel ??= CompressionLevel.Optimal);
        return services.AddGrpc(configure);
    }
}
