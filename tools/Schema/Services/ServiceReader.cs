using System.Reflection;
using CodeFirst.Schema.Refusals;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Schema.Services;

/// <summary>A service interface to the routes the server will serve; what it would silently not serve is refused.</summary>
internal sealed class ServiceReader(FindingList findings)
{
    public static bool IsService(Type type) => type.IsInterface && FindName(type) is not null;

    public static string FullName(Type contract)
        => FindName(contract) ?? throw new ArgumentException($"'{contract}' is not a service interface.", nameof(contract));

    /// <summary>The package of a service: what stands before the last dot of its name.</summary>
    public static string Package(Type contract)
        => FullName(contract) is var name && name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : "";

    /// <summary>The routes in the order of the source; metadata tokens keep it, reflection's own order is not promised.</summary>
    /// <param name="contract">The service interface.</param>
    /// <param name="isExplained">Whether what is wrong with a method's messages has been said, which is why it is not served.</param>
    public IReadOnlyList<Route> Read(Type contract, Predicate<MethodInfo> isExplained)
    {
        if (contract.ContainsGenericParameters)
        {
            findings.Add(ServiceRefusals.OpenGeneric(contract));
            return [];
        }

        IReadOnlyList<Route> routes;
        try
        {
            routes = RouteRecorder.Record(contract);
        }
        catch (ArgumentException both)
        {
            findings.Add(ServiceRefusals.Unbindable(contract, both.Message));
            return [];
        }
        catch (FormatException)
        {
            // its name, which is refused as one
            return [];
        }

        RefuseDropped(contract, [.. routes.Select(route => route.Method)], isExplained);
        RefuseDuplicates(contract, routes);
        return [.. routes
            .OrderBy(route => route.Method.DeclaringType == contract ? "" : route.Method.DeclaringType!.FullName, StringComparer.Ordinal)
            .ThenBy(route => SourceOrder.Of(route.Method))];
    }

    private static string? FindName(Type contract)
    {
        try
        {
            return ServiceBinder.Default.IsServiceContract(contract, out var name) ? name : null;
        }
        catch (FormatException)
        {
            // a pattern for type arguments that is none
            return contract.GetCustomAttribute<ServiceAttribute>()!.Name;
        }
    }

    private void RefuseDropped(Type contract, HashSet<MethodInfo> served, Predicate<MethodInfo> isExplained)
    {
        var inherited = contract.GetInterfaces().Where(IsExpected).OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in inherited.Prepend(contract))
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance).OrderBy(SourceOrder.Of))
                if (served.Contains(method))
                    continue;
                else if (type != contract && !type.IsDefined(typeof(SubServiceAttribute), inherit: false))
                    findings.Add(ServiceRefusals.NotSubService(contract, method));
                else if (!isExplained(method))
                    findings.Add(ServiceRefusals.NotServed(contract, method));
    }

    /// <summary>A base interface whose methods callers expect here: neither a service of its own nor the framework's.</summary>
    private static bool IsExpected(Type type) => !IsService(type) && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;

    private void RefuseDuplicates(Type contract, IReadOnlyList<Route> routes)
    {
        foreach (var same in routes.GroupBy(route => route.Name).Where(group => group.Count() > 1))
            foreach (var route in same.Skip(1))
                findings.Add(ServiceRefusals.DuplicateRoute(contract, route.Method, same.First().Method, $"/{route.Service}/{route.Name}"));
    }
}
