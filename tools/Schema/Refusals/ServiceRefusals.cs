using System.Reflection;
using static CodeFirst.Schema.Refusals.CSharpNames;

namespace CodeFirst.Schema.Refusals;

/// <summary>What is said about services and methods that cannot be exported.</summary>
internal static class ServiceRefusals
{
    public static Finding NoService(Assembly assembly) => new(
        assembly.GetName().Name!,
        null,
        "it has no interface marked [Service]",
        "name the assembly that declares the service interface, or mark the interface with [Service(\"package.Name\")]");

    public static Finding BadName(Type contract, string name) => new(
        Full(contract),
        null,
        $"'{name}' is not a protobuf service name",
        "use letters, digits and underscores, with dots between the parts of the package, for example [Service(\"shop.OrderService\")]");

    public static Finding BadMethodName(Type contract, MethodInfo method, string name) => new(
        Full(contract),
        method.Name,
        $"'{name}' is not a protobuf method name",
        "use letters, digits and underscores in [Operation(\"Name\")]");

    public static Finding DuplicateService(Type contract, string other, string name) => new(
        Full(contract),
        null,
        $"{other} is called '{name}' too",
        "give each service interface a [Service] name of its own");

    public static Finding OpenGeneric(Type contract) => new(
        Full(contract),
        null,
        "a generic service interface is a different service for each type argument",
        "declare an interface without type parameters for each service, and mark this one [SubService] if they inherit from it");

    public static Finding Unbindable(Type contract, string why) => new(
        Full(contract),
        null,
        $"protobuf-net.Grpc cannot bind it ({why.TrimEnd('.')})",
        "mark an interface with either [Service] or [SubService]");

    public static Finding NotServed(Type contract, MethodInfo method) => new(
        Full(contract),
        method.IsSpecialName ? method.Name[(method.Name.IndexOf('_', StringComparison.Ordinal) + 1)..] : method.Name,
        method.IsSpecialName ? "a property or event is no remote method, and the server would silently not serve it"
            : "protobuf-net.Grpc knows no method of this shape, and the server would silently not serve it",
        method.IsSpecialName ? "declare a method, or move it out of the service interface"
            : "take at most one message (or IAsyncEnumerable of messages) and then a CallContext or CancellationToken, return ValueTask, "
                + "ValueTask<T> or IAsyncEnumerable<T>, and use classes marked [ProtoContract] as messages");

    public static Finding NotSubService(Type contract, MethodInfo method) => new(
        Full(contract),
        method.Name,
        $"it is inherited from {Short(method.DeclaringType!)}, and the server serves inherited methods only of a [SubService]",
        $"mark {Short(method.DeclaringType!)} with [SubService], or declare the method in {Short(contract)}");

    public static Finding DuplicateRoute(Type contract, MethodInfo method, MethodInfo other, string route) => new(
        Full(contract),
        method.Name,
        $"it has the route {route}, and so has {other.Name}",
        "remove one of them, or name one with [Operation(\"Name\")]");

    public static Finding PayloadIsNoMessage(Type contract, MethodInfo method, Type payload) => new(
        Full(contract),
        method.Name,
        $"{Short(payload)} is not a message",
        "send a class marked [ProtoContract] that holds it");
}
