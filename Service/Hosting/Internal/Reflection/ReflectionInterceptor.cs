using System.Net;
using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Reflection;

/// <summary>Stands before the reflection services alone, and lets in whom the options allow.</summary>
internal sealed class ReflectionInterceptor(IOptions<CodeFirstHostingOptions> options) : Interceptor
{
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        options.Value.Reflection switch
        {
            ReflectionAccess.Always => continuation(requestStream, responseStream, context),
            ReflectionAccess.OnLoopback when IsLocal(context.Http().Connection.LocalIpAddress) =>
                continuation(requestStream, responseStream, context),
            ReflectionAccess.OnLoopback =>
                throw Refusal("Server reflection answers on loopback only, unless CodeFirst:Reflection is Always."),
            _ => throw Refusal("Server reflection is turned off: CodeFirst:Reflection is Never."),
        };

    // no address: a Unix socket, a named pipe or a server in memory
    private static bool IsLocal(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static RpcException Refusal(string reason) => new(new Status(StatusCode.Unimplemented, reason));
}
