using System.Reflection;
using CodeFirst.Marshalling;
using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Schema.Services;

/// <summary>The routes of a contract as its generated code tells them, which is what the server serves where nothing can be compiled.</summary>
internal sealed class GeneratedRoutes(Type contract, string service) : IOperationBinder
{
    private readonly List<Route> _routes = [];

    /// <returns><see langword="null"/> when no generated code tells of the contract.</returns>
    public static IReadOnlyList<Route>? Find(Type contract)
    {
        if (Operations.Find(contract) is not { } bind)
            return null;
        var routes = new GeneratedRoutes(contract, ServiceReader.FullName(contract));
        bind(routes);
        return routes._routes;
    }

    public void Unary<TRequest, TResponse>(MethodInfo method, Func<object, TRequest, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class
        => Add<TRequest, TResponse>(method, MethodType.Unary);

    public void ClientStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncEnumerable<TRequest>, ServerCallContext, Task<TResponse>> serve)
        where TRequest : class
        where TResponse : class
        => Add<TRequest, TResponse>(method, MethodType.ClientStreaming);

    public void ServerStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, TRequest, ServerCallContext, IAsyncEnumerable<TResponse>> serve)
        where TRequest : class
        where TResponse : class
        => Add<TRequest, TResponse>(method, MethodType.ServerStreaming);

    public void DuplexStreaming<TRequest, TResponse>(
        MethodInfo method, Func<object, IAsyncEnumerable<TRequest>, ServerCallContext, IAsyncEnumerable<TResponse>> serve)
        where TRequest : class
        where TResponse : class
        => Add<TRequest, TResponse>(method, MethodType.DuplexStreaming);

    private void Add<TRequest, TResponse>(MethodInfo method, MethodType kind)
    {
        if (ServiceBinder.Default.IsOperationContract(method, out var name) && name is not null)
            _routes.Add(new Route(contract, method, service, name, kind, typeof(TRequest), typeof(TResponse)));
    }
}
