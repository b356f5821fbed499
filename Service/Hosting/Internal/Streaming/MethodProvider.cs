using CodeFirst.Hosting.Internal.Calls;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>Gives gRPC the methods of a code-first service.</summary>
internal sealed class MethodProvider<TService>(
    TimeProvider time,
    ILogger<MethodProvider<TService>> log,
    IOptions<GrpcServiceOptions> grpc,
    CallInterceptor around,
    IGrpcServiceActivator<TService> services,
    BinderConfiguration? configuration = null)
    : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        var calls = ServiceMapping.IsInline(grpc.Value) ? new InlineCalls<TService>(around, services) : null;
        new MethodBinder(time, log, calls).Bind<TService>(context, configuration);
    }
}
