using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal;

/// <summary>The gRPC names a service class is served under.</summary>
internal static class ServiceNames
{
    public static IReadOnlyList<string> Of(Type service)
    {
        List<string> names = [];
        foreach (var contract in service.GetInterfaces())
            if (ServiceBinder.Default.IsServiceContract(contract, out var name) && name is not null)
                names.Add(name);
        return names.Count > 0
            ? names
            : throw new InvalidOperationException(
                $"'{service}' cannot be mapped: it implements no interface with [Service]. Put [Service(\"package.Name\")] on its contract.");
    }
}
