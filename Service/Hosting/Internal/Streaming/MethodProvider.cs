using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>Gives gRPC the methods of a code-first service.</summary>
internal sealed class MethodProvider<TService>(
    TimeProvider time, ILogger<MethodProvider<TService>> log, BinderConfiguration? configuration = null)
    : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context) =>
        new MethodBinder(time, log).Bind<TService>(context, configuration);
}
