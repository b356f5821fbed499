using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>
/// Binds methods as protobuf-net.Grpc does, but for those that return an <see cref="IAsyncEnumerable{T}"/>: only where the source and the
/// writer of its messages are both at hand can the one know that the other waits.
/// </summary>
internal sealed class MethodBinder(TimeProvider time, ILogger log) : ServerBinder
{
    private readonly CoalescedResponses _responses = new(time);

#pragma warning disable CA1848, CA2254 // the template is protobuf-net.Grpc's own
    protected override void OnWarn(string message, object?[]? args = null) => log.LogWarning(message, args ?? []);

    protected override void OnError(string message, object?[]? args = null) => log.LogError(message, args ?? []);
#pragma warning restore CA1848, CA2254

    protected override bool TryBind<TService, TRequest, TResponse>(
        ServiceBindContext bindContext, Method<TRequest, TResponse> method, MethodStub<TService> stub)
    {
        var service = (ServiceMethodProviderContext<TService>)bindContext.State;
        var metadata = bindContext.GetMetadata(stub.Method);
        switch (method.Type)
        {
            case MethodType.Unary:
                service.AddUnaryMethod(method, metadata, stub.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>());
                return true;
            case MethodType.ClientStreaming:
                service.AddClientStreamingMethod(
                    method, metadata, stub.CreateDelegate<ClientStreamingServerMethod<TService, TRequest, TResponse>>());
                return true;
            case MethodType.ServerStreaming:
                service.AddServerStreamingMethod(
                    method,
                    metadata,
                    StreamedMethod<TService, TRequest, TResponse>.Find(stub.Method) is { } stream
                        ? (instance, request, responses, call) => _responses.WriteAsync(stream(instance, request, call), responses, call)
                        : stub.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>());
                return true;
            case MethodType.DuplexStreaming:
                service.AddDuplexStreamingMethod(
                    method,
                    metadata,
                    StreamedMethod<TService, IAsyncEnumerable<TRequest>, TResponse>.Find(stub.Method) is { } exchange
                        ? (instance, requests, responses, call) => _responses.WriteAsync(
                            exchange(instance, requests.ReadAllAsync(call.CancellationToken), call), responses, call)
                        : stub.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>());
                return true;
            default:
                return false;
        }
    }
}
