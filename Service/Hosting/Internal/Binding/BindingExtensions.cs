using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>What a host needs to serve the operations of contracts.</summary>
internal static class BindingExtensions
{
    /// <summary>Stands in for <c>AddCodeFirstGrpc</c>, whose binder compiles every operation when the program runs.</summary>
    public static IGrpcServerBuilder AddContractMethods(this IServiceCollection services, Action<GrpcServiceOptions> configure)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IServiceMethodProvider<>), typeof(ContractMethods<>)));
        services.TryAddSingleton(SimpleRpcExceptionsInterceptor.Instance);
        return services.AddGrpc(configure);
    }
}
