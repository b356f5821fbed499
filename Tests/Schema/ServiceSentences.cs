using CodeFirst.Tests.Schema.Refused;

namespace CodeFirst.Tests.Schema;

/// <summary>What is said about services and methods, each after the namespace of the refused.</summary>
internal static class ServiceSentences
{
    public static IReadOnlyDictionary<Type, string[]> All { get; } = new Dictionary<Type, string[]>
    {
        [typeof(IDropped)] =
        [
            "IDropped.Property cannot be exported: a property or event is no remote method, and the server would silently not serve it; declare a method, or move it out of the service interface.",
            "IDropped.Number cannot be exported: protobuf-net.Grpc knows no method of this shape, and the server would silently not serve it; take at most one message (or IAsyncEnumerable of messages) and then a CallContext or CancellationToken, return ValueTask, ValueTask<T> or IAsyncEnumerable<T>, and use classes marked [ProtoContract] as messages.",
            "IDropped.Several cannot be exported: protobuf-net.Grpc knows no method of this shape, and the server would silently not serve it; take at most one message (or IAsyncEnumerable of messages) and then a CallContext or CancellationToken, return ValueTask, ValueTask<T> or IAsyncEnumerable<T>, and use classes marked [ProtoContract] as messages.",
            "IDropped.Generic cannot be exported: protobuf-net.Grpc knows no method of this shape, and the server would silently not serve it; take at most one message (or IAsyncEnumerable of messages) and then a CallContext or CancellationToken, return ValueTask, ValueTask<T> or IAsyncEnumerable<T>, and use classes marked [ProtoContract] as messages.",
            "IDropped.Inherited cannot be exported: it is inherited from IUnmarked, and the server serves inherited methods only of a [SubService]; mark IUnmarked with [SubService], or declare the method in IDropped.",
            "IDropped.Text cannot be exported: string is not a message; send a class marked [ProtoContract] that holds it.",
        ],
        [typeof(IDuplicate)] =
        [
            "IDuplicate.GetAsync cannot be exported: it has the route /refused.Duplicate/Get, and so has Get; remove one of them, or name one with [Operation(\"Name\")].",
        ],
        [typeof(IBadName)] =
        [
            "IBadName cannot be exported: 'refused.bad-name' is not a protobuf service name; use letters, digits and underscores, with dots between the parts of the package, for example [Service(\"shop.OrderService\")].",
            "IBadName.Get cannot be exported: 'get it' is not a protobuf method name; use letters, digits and underscores in [Operation(\"Name\")].",
        ],
        [typeof(IPattern<Zoo.Inner>)] =
        [
            "IPattern cannot be exported: 'refused.{1}' is not a protobuf service name; use letters, digits and underscores, with dots between the parts of the package, for example [Service(\"shop.OrderService\")].",
        ],
        [typeof(IGeneric<>)] =
        [
            "IGeneric cannot be exported: a generic service interface is a different service for each type argument; declare an interface without type parameters for each service, and mark this one [SubService] if they inherit from it.",
        ],
        [typeof(IBoth)] =
        [
            "IBoth cannot be exported: protobuf-net.Grpc cannot bind it (Bad definition for service refused.Both: A service contract cannot be marked as a sub-service as well); mark an interface with either [Service] or [SubService].",
        ],
    };
}
