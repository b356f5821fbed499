using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Reflection;

/// <summary>The mapped services whose code protoc generated: their descriptor lies beside their base class.</summary>
internal static class GeneratedServices
{
    private const DynamicallyAccessedMemberTypes BindServiceMethods =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    public static IReadOnlyList<ServiceDescriptor> Of(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(service => service.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true) is { } bind ? Descriptor(bind.BindType) : null)
            .OfType<ServiceDescriptor>()];

    // protoc's code has no other way to it for a class that is only known now; gRPC itself keeps the methods of this type
    private static object? Descriptor([DynamicallyAccessedMembers(BindServiceMethods)] Type generated) =>
        generated.GetMethod("get_Descriptor", BindingFlags.Public | BindingFlags.Static, [])?.Invoke(null, null);
}
