using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Streaming;
using CodeFirst.Marshalling;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>Hands generated code to gRPC, with the names, the attributes and the marshallers that protobuf-net.Grpc would give it.</summary>
internal sealed class GeneratedBinder<[DynamicallyAccessedMembers(ServiceMembers.OfMethods)] TService>(
    GeneratedContract contract,
    ServiceMethodProviderContext<TService> context,
    BinderConfiguration configuration,
    CoalescedResponses writing,
    InlineCalls<TService>? calls,
    ILogger log) : IOperationBinder
    where TService : class
{
    public void Unary<TRequest, TResponse>(MethodInfo method, Func<object, TRequest, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.Unary) is not { } found)
            return;
        UnaryServerMethod<TService, TRequest, TResponse> unary = new(serve);
        context.AddUnaryMethod(found, Metadata(method), calls?.Of(unary) ?? unary);
    }

    public void ClientStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncEnumerable<TRequest>, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.ClientStreaming) is not { } found)
            return;
        ClientStreamingServerMethod<TService, TRequest, TResponse> upload = (service, requests, call) =>
            serve(service, requests.ReadAllAsync(call.CancellationToken), call);
        context.AddClientStreamingMethod(found, Metadata(method), calls?.Of(upload) ?? upload);
    }

    public void ServerStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, TRequest, ServerCallContext, IAsyncEnumerable<TResponse>> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.ServerStreaming) is not { } found)
            return;
        ServerStreamingServerMethod<TService, TRequest, TResponse> download = (service, request, responses, call) =>
            writing.WriteAsync(serve(service, request, call), responses, call);
        context.AddServerStreamingMethod(found, Metadata(method), calls?.Of(download) ?? download);
    }

    public void DuplexStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncEnumerable<TRequest>, ServerCallContext, IAsyncEnumerable<TResponse>> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.DuplexStreaming) is not { } found)
            return;
        DuplexStreamingServerMethod<TService, TRequest, TResponse> exchange = (service, requests, responses, call) =>
            writing.WriteAsync(serve(service, requests.ReadAllAsync(call.CancellationToken), call), responses, call);
        context.AddDuplexStreamingMethod(found, Metadata(method), calls?.Of(exchange) ?? exchange);
    }

    /// <returns><see langword="null"/> when a message cannot be written: the start check says why the operation is not served.</returns>
    private Method<TRequest, TResponse>? Find<TRequest, TResponse>(MethodInfo method, MethodType kind)
    {
        if (!configuration.Binder.IsOperationContract(method, out var name) || name is null)
            return null;
        try
        {
            return new Method<TRequest, TResponse>(
                kind, contract.Name, name, configuration.GetMarshaller<TRequest>(), configuration.GetMarshaller<TResponse>());
        }
        catch (Exception unwritable) when (unwritable is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            log.NotBound(method.Name, typeof(TService), unwritable.Message);
            return null;
        }
    }

    private IList<object> Metadata(MethodInfo method) => configuration.Binder.GetMetadata(method, contract.Type, typeof(TService));
}
