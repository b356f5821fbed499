using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>
/// Binds what generated code does not: contracts for .NET Standard, and those with an operation of an unusual kind. Needs a runtime that
/// compiles; the start check says which operations are not served without one.
/// </summary>
internal sealed class ReflectedBinder(ILogger log) : ServerBinder
{
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = "The base class says nothing of TService; ContractMethods, which starts this, does.")]
    protected override bool TryBind<TService, TRequest, TResponse>(
        ServiceBindContext bindContext, Method<TRequest, TResponse> method, MethodStub<TService> stub)
    {
        var context = (ServiceMethodProviderContext<TService>)bindContext.State;
        var metadata = bindContext.GetMetadata(stub.Method);
        switch (method.Type)
        {
            case MethodType.Unary:
                context.AddUnaryMethod(method, metadata, stub.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>());
                break;
            case MethodType.ClientStreaming:
                context.AddClientStreamingMethod(method, metadata, stub.CreateDelegate<ClientStreamingServerMethod<TService, TRequest, TResponse>>());
                break;
            case MethodType.ServerStreaming:
                context.AddServerStreamingMethod(method, metadata, stub.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>());
                break;
            default:
                context.AddDuplexStreamingMethod(method, metadata, stub.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>());
                break;
        }

        return true;
    }

    protected override void OnWarn(string message, object?[]? args = null) => log.LeftOut(Sentence(message, args));

    protected override void OnError(string message, object?[]? args = null) => log.LeftOut(Sentence(message, args));

    private static string Sentence(string message, object?[]? args) =>
        args is null ? message : string.Format(CultureInfo.InvariantCulture, message, args);
}
