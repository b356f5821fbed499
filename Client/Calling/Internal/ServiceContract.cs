using System.Reflection;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Client.Internal;

/// <summary>A contract's operations under the names its proxy calls them by.</summary>
internal static class ServiceContract
{
    private static readonly ServiceBinder Names = ServiceBinder.Default;

    public static void Require(Type contract)
    {
        if (!contract.IsInterface)
            throw new ArgumentException(
                $"'{contract}' is not a service contract: it must be the interface, not a class that implements it.");
        if (!Interfaces(contract).Any(candidate => Names.IsServiceContract(candidate, out _)))
            throw new ArgumentException(
                $"'{contract}' is not a service contract: mark the interface with [Service(\"package.ServiceName\")] "
                + $"from {typeof(ServiceAttribute).Namespace}.");
    }

    /// <summary>Full names as gRPC has them, <c>/package.Service/Operation</c>, with the methods of the interfaces.</summary>
    public static IEnumerable<(string FullName, MethodInfo Method)> Operations(Type contract)
    {
        var interfaces = Interfaces(contract);
        foreach (var declaring in interfaces)
            if (ServiceName(declaring, interfaces) is { } service)
                foreach (var method in declaring.GetMethods())
                    if (Names.IsOperationContract(method, out var operation))
                        yield return ($"/{service}/{operation}", method);
    }

    /// <summary>Whether the operation's callers send a stream. protobuf-net.Grpc's only streams of requests are first parameters.</summary>
    public static bool IsUpload(MethodInfo method) =>
        method.GetParameters().FirstOrDefault()?.ParameterType is { IsGenericType: true } sent
        && sent.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    // The order is the proxy's: a sub-service belongs to the first service that inherits it.
    private static Type[] Interfaces(Type contract) => [.. contract.GetInterfaces(), contract];

    private static string? ServiceName(Type declaring, Type[] interfaces)
    {
        if (!declaring.IsDefined(typeof(SubServiceAttribute)))
            return Names.IsServiceContract(declaring, out var own) ? own : null;
        foreach (var heir in interfaces)
            if (heir != declaring && declaring.IsAssignableFrom(heir) && Names.IsServiceContract(heir, out var inherited))
                return inherited;
        return null;
    }
}
