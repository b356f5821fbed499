using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>What the endpoints of a service do before gRPC does anything.</summary>
internal static class CheckedRequests
{
    private static readonly HttpMethodMetadata Post = new(["POST"], acceptCorsPreflight: true);

    /// <summary>
    /// Takes <see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests">POST alone</see>, which protobuf-net.Grpc
    /// does not say of its methods, and messages that begin as gRPC's do.
    /// </summary>
    public static void CheckRequests(this GrpcServiceEndpointConventionBuilder service) => service.Add(endpoint =>
    {
        // not the endpoints of what is unimplemented: they would answer for paths of other parts of the application
        if (!endpoint.Metadata.OfType<GrpcMethodMetadata>().Any())
            return;
        endpoint.Metadata.Add(Post);
        if (endpoint.RequestDelegate is { } serve)
            endpoint.RequestDelegate = call => ServeAsync(call, serve);
    });

    private static Task ServeAsync(HttpContext call, RequestDelegate serve)
    {
        CheckedBody.Put(call);
        return serve(call);
    }
}
