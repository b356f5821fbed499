using System.ComponentModel;
using System.Reflection;
using Grpc.Core;

namespace CodeFirst.Marshalling;

/// <summary>Is told each operation of a contract, and how to have it served: what protobuf-net.Grpc finds out when the program runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOperationBinder
{
    /// <summary>One request, one response.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="method">The interface's method.</param>
    /// <param name="serve">Calls it, on a service.</param>
    void Unary<TRequest, TResponse>(MethodInfo method, Func<object, TRequest, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class;

    /// <summary>A stream of requests, one response.</summary>
    /// <inheritdoc cref="Unary"/>
    void ClientStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncEnumerable<TRequest>, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class;

    /// <summary>One request, a stream of responses.</summary>
    /// <inheritdoc cref="Unary"/>
    void ServerStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, TRequest, ServerCallContext, IAsyncEnumerable<TResponse>> serve)
        where TRequest : class
        where TResponse : class;

    /// <summary>A stream both ways.</summary>
    /// <inheritdoc cref="Unary"/>
    void DuplexStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncEnumerable<TRequest>, ServerCallContext, IAsyncEnumerable<TResponse>> serve)
        where TRequest : class
        where TResponse : class;
}
