using System.Diagnostics.CodeAnalysis;
using CodeFirst.Marshalling;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>A contract of a service whose operations generated code tells.</summary>
internal sealed record GeneratedContract(Type Type, string Name, Action<IOperationBinder> Bind)
{
    /// <returns>All contracts of the service; <see langword="null"/> when one of them is protobuf-net.Grpc's to bind.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "gRPC's providers of methods say nothing of interfaces; MapCodeFirst keeps them.")]
    public static IReadOnlyList<GeneratedContract>? Of(Type service, BinderConfiguration configuration)
    {
        // generated code goes by the default rules of what a service is and what its operations are
        if (configuration.Binder != ServiceBinder.Default || service.IsAssignableTo(typeof(IGrpcService))
            || service.IsDefined(typeof(SimpleRpcExceptionsAttribute), inherit: true) || configuration.Binder.IsServiceContract(service, out _))
            return null;
        List<GeneratedContract> contracts = [];
        foreach (var type in service.GetInterfaces())
            if (!configuration.Binder.IsServiceContract(type, out var name))
                continue;
            else if (name is not null && Operations.Find(type) is { } bind)
                contracts.Add(new GeneratedContract(type, name, bind));
            else
                return null;
        return contracts;
    }
}
