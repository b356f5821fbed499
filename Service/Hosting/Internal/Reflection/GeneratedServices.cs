using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Reflection;

/// <summary>The mapped services whose code protoc generated: their descriptor lies beside their base class.</summary>
internal static class GeneratedServices
{
    public static IReadOnlyList<ServiceDescriptor> Of(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(service => service.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)?.BindType)
            .Select(generated => generated?.GetProperty("Descriptor", typeof(ServiceDescriptor))?.GetValue(null))
            .OfType<ServiceDescriptor>()];
}
