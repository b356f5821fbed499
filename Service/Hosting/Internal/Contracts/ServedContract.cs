using System.Diagnostics.CodeAnalysis;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Contracts;

/// <summary>A <c>[Service]</c> interface and the gRPC name it is served under.</summary>
internal sealed record ServedContract(Type Type, string Name)
{
    /// <summary>The name without its package.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    public string Package => Name.LastIndexOf('.') is > 0 and var dot ? Name[..dot] : "";

    /// <summary>The contracts of a service class, at least one.</summary>
    public static IReadOnlyList<ServedContract> Of([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type service)
    {
        List<ServedContract> contracts = [];
        foreach (var type in service.GetInterfaces())
            if (ServiceBinder.Default.IsServiceContract(type, out var name) && name is not null)
                contracts.Add(new ServedContract(type, name));
        return contracts.Count > 0
            ? contracts
            : throw new InvalidOperationException(
                $"'{service}' cannot be mapped: it implements no interface with [Service]. "
                + "Put [Service(\"package.Name\")] on its contract.");
    }
}
