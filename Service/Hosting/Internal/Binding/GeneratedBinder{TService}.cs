using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CodeFirst.Marshalling;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>Hands generated code to gRPC, with the names, the attributes and the marshallers that protobuf-net.Grpc would give it.</summary>
internal sealed class GeneratedBinder<[DynamicallyAccessedMembers(ServiceMembers.OfMethods)] TService>(
    GeneratedContract contract, ServiceMethodProviderContext<TService> context, BinderConfiguration configuration, ILogger log) : IOperationBinder
    where TService : class
{
    public void Unary<TRequest, TResponse>(MethodInfo method, Func<object, TRequest, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.Unary) is { } found)
            context.AddUnaryMethod(found, Metadata(method), new UnaryServerMethod<TService, TRequest, TResponse>(serve));
    }

    public void ClientStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.ClientStreaming) is { } found)
            context.AddClientStreamingMethod(found, Metadata(method), new ClientStreamingServerMethod<TService, TRequest, TResponse>(serve));
    }

    public void ServerStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.ServerStreaming) is { } found)
            context.AddServerStreamingMethod(found, Metadata(method), new ServerStreamingServerMethod<TService, TRequest, TResponse>(serve));
    }

    public void DuplexStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task> serve)
        where TRequest : class
        where TResponse : class
    {
        if (Find<TRequest, TResponse>(method, MethodType.DuplexStreaming) is { } found)
            context.AddDuplexStreamingMethod(found, Metadata(method), new DuplexStreamingServerMethod<TService, TRequest, TResponse>(serve));
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
