using CodeFirst.Hosting.Internal.Calls;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>
/// Binds methods as protobuf-net.Grpc does, but for those that return an <see cref="IAsyncEnumerable{T}"/>: only where the source and the
/// writer of its messages are both at hand can the one know that the other waits.
/// </summary>
internal sealed class MethodBinder(TimeProvider time, ILogger log, object? inlineCalls) : ServerBinder
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
        var calls = (InlineCalls<TService>?)inlineCalls;
        switch (method.Type)
        {
            case MethodType.Unary:
                var unary = stub.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>();
                service.AddUnaryMethod(method, metadata, calls?.Of(unary) ?? unary);
                return true;
            case MethodType.ClientStreaming:
                var upload = stub.CreateDelegate<ClientStreamingServerMethod<TService, TRequest, TResponse>>();
                service.AddClientStreamingMethod(method, metadata, calls?.Of(upload) ?? upload);
                return true;
            case MethodType.ServerStreaming:
                var download = Download<TService, TRequest, TResponse>(stub);
                service.AddServerStreamingMethod(method, metadata, calls?.Of(download) ?? download);
                return true;
            case MethodType.DuplexStreaming:
                var exchange = Exchange<TService, TRequest, TResponse>(stub);
                service.AddDuplexStreamingMethod(method, metadata, calls?.Of(exchange) ?? exchange);
                return true;
            default:
                return false;
        }
    }

    private ServerStreamingServerMethod<TService, TRequest, TResponse> Download<TService, TRequest, TResponse>(MethodStub<TService> stub)
        where TService : class
        where TRequest : class
        where TResponse : class
        => StreamedMethod<TService, TRequest, TResponse>.Find(stub.Method) is { } stream
            ? (service, request, responses, call) => _responses.WriteAsync(stream(service, request, call), responses, call)
            : stub.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>();

    private DuplexStreamingServerMethod<TService, TRequest, TResponse> Exchange<TService, TRequest, TResponse>(MethodStub<TService> stub)
        where TService : class
        where TRequest : class
        where TResponse : class
        => StreamedMethod<TService, IAsyncEnumerable<TRequest>, TResponse>.Find(stub.Method) is { } stream
            ? (service, requests, responses, call) => _responses.WriteAsync(
                stream(service, requests.ReadAllAsync(call.CancellationToken), call), responses, call)
            : stub.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>();
}
