using System.Diagnostics.CodeAnalysis;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>Tells gRPC the operations of a service: by generated code, and by protobuf-net.Grpc's reflection where there is none.</summary>
internal sealed class ContractMethods<[DynamicallyAccessedMembers(ServiceMembers.OfMethods)] TService>(
    BinderConfiguration configuration, ILogger<ContractMethods<TService>> log) : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        if (GeneratedContract.Of(typeof(TService), configuration) is not { } contracts)
            new ReflectedBinder(log).Bind<TService>(context, configuration);
        else
            foreach (var contract in contracts)
                contract.Bind(new GeneratedBinder<TService>(contract, context, configuration, log));
    }
}
