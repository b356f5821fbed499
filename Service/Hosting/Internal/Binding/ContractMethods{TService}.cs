using System.Diagnostics.CodeAnalysis;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Streaming;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>Tells gRPC the operations of a service: by generated code, and by protobuf-net.Grpc's reflection where there is none.</summary>
internal sealed class ContractMethods<[DynamicallyAccessedMembers(ServiceMembers.OfMethods)] TService>(
    BinderConfiguration configuration,
    CoalescedResponses writing,
    CallInterceptor around,
    IGrpcServiceActivator<TService> services,
    IOptions<GrpcServiceOptions> grpc,
    SharedServices shared,
    ILogger<ContractMethods<TService>> log)
    : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        var calls = ServiceMapping.IsInline(grpc.Value) ? new InlineCalls<TService>(around, services, shared.For(services)) : null;
        if (GeneratedContract.Of(typeof(TService), configuration) is not { } contracts)
            new ReflectedBinder(writing, calls, log).Bind<TService>(context, configuration);
        else
            foreach (var contract in contracts)
                contract.Bind(new GeneratedBinder<TService>(contract, context, configuration, writing, calls, log));
    }
}
