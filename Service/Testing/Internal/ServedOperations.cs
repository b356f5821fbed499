using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Testing.Internal;

/// <summary>The names of the operations a host has bound.</summary>
internal static class ServedOperations
{
    public static IReadOnlyCollection<string> Of(WebApplication application) =>
    [
        .. ((IEndpointRouteBuilder)application).DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method)
            .OfType<Grpc.Core.IMethod>()
            .Where(method => !method.ServiceName.StartsWith("grpc.", StringComparison.Ordinal))
            .Select(method => method.Name)
            .Distinct(),
    ];
}
