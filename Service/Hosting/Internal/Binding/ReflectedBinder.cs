using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Streaming;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>
/// Binds what generated code does not: contracts for .NET Standard, and those with an operation of an unusual kind. Needs a runtime that
/// compiles; the start check says which operations are not served without one.
/// </summary>
/// <remarks>
/// As protobuf-net.Grpc does, but for methods that return an <see cref="IAsyncEnumerable{T}"/>: only where the source and the writer of its
/// messages are both at hand can the one know that the other waits.
/// </remarks>
internal sealed class ReflectedBinder(CoalescedResponses writing, object? inlineCalls, ILogger log) : ServerBinder
{
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = "The base class says nothing of TService; ContractMethods, which starts this, does.")]
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

    protected override void OnWarn(string message, object?[]? args = null) => log.LeftOut(Sentence(message, args));

    protected override void OnError(string message, object?[]? args = null) => log.LeftOut(Sentence(message, args));

    private ServerStreamingServerMethod<TService, TRequest, TResponse> Download<TService, TRequest, TResponse>(MethodStub<TService> stub)
        where TService : class
        where TRequest : class
        where TResponse : class
        => StreamedMethod<TService, TRequest, TResponse>.Find(stub.Method) is { } stream
            ? (service, request, responses, call) => writing.WriteAsync(stream(service, request, call), responses, call)
            : stub.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>();

    private DuplexStreamingServerMethod<TService, TRequest, TResponse> Exchange<TService, TRequest, TResponse>(MethodStub<TService> stub)
        where TService : class
        where TRequest : class
        where TResponse : class
        => StreamedMethod<TService, IAsyncEnumerable<TRequest>, TResponse>.Find(stub.Method) is { } stream
            ? (service, requests, responses, call) => writing.WriteAsync(
                stream(service, requests.ReadAllAsync(call.CancellationToken), call), responses, call)
            : stub.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>();

    private static string Sentence(string message, object?[]? args) =>
        args is null ? message : string.Format(CultureInfo.InvariantCulture, message, args);
}
