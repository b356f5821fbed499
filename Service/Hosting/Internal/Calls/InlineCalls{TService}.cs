using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// Methods that do themselves what <see cref="CallInterceptor"/> does around them: gRPC looks an interceptor up, awaits it and leaves it again
/// for each call.
/// </summary>
/// <remarks>The service is made inside, as it is behind an interceptor, so that a failure to make it is answered as any other.</remarks>
/// <param name="around">What is done around each call.</param>
/// <param name="services">Makes the service.</param>
/// <param name="shared">Where a service is found that all calls share; <see langword="null"/> when each has its own scope.</param>
internal sealed class InlineCalls<TService>(CallInterceptor around, IGrpcServiceActivator<TService> services, IServiceProvider? shared)
    where TService : class
{
    public UnaryServerMethod<TService, TRequest, TResponse> Of<TRequest, TResponse>(UnaryServerMethod<TService, TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        UnaryServerMethod<TRequest, TResponse> serve = (request, call) => Serve(method, request, call);
        return (_, request, call) => around.UnaryServerHandler(request, call, serve);
    }

    public ClientStreamingServerMethod<TService, TRequest, TResponse> Of<TRequest, TResponse>(
        ClientStreamingServerMethod<TService, TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        ClientStreamingServerMethod<TRequest, TResponse> serve = (requests, call) =>
            ServeAsync(call, service => method(service, requests, call));
        return (_, requests, call) => around.ClientStreamingServerHandler(requests, call, serve);
    }

    public ServerStreamingServerMethod<TService, TRequest, TResponse> Of<TRequest, TResponse>(
        ServerStreamingServerMethod<TService, TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        ServerStreamingServerMethod<TRequest, TResponse> serve = (request, responses, call) =>
            ServeAsync(call, service => method(service, request, responses, call));
        return (_, request, responses, call) => around.ServerStreamingServerHandler(request, responses, call, serve);
    }

    public DuplexStreamingServerMethod<TService, TRequest, TResponse> Of<TRequest, TResponse>(
        DuplexStreamingServerMethod<TService, TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        DuplexStreamingServerMethod<TRequest, TResponse> serve = (requests, responses, call) =>
            ServeAsync(call, service => method(service, requests, responses, call));
        return (_, requests, responses, call) => around.DuplexStreamingServerHandler(requests, responses, call, serve);
    }

    // most calls are over when their method returns, and need nothing asynchronous
    private Task<TResponse> Serve<TRequest, TResponse>(
        UnaryServerMethod<TService, TRequest, TResponse> method, TRequest request, ServerCallContext call)
        where TRequest : class
        where TResponse : class
    {
        var service = Make(call);
        Task<TResponse> response;
        try
        {
            response = method(service.Instance, request, call);
        }
        catch (Exception failure)
        {
            response = Task.FromException<TResponse>(failure);
        }

        if (!response.IsCompletedSuccessfully)
            return LeaveAsync(service, response);
        var left = services.ReleaseAsync(service);
        return left.IsCompletedSuccessfully ? response : AfterAsync(left, response);
    }

    private async Task<T> ServeAsync<T>(ServerCallContext call, Func<TService, Task<T>> serve)
    {
        var service = Make(call);
        try
        {
            return await serve(service.Instance);
        }
        finally
        {
            await services.ReleaseAsync(service);
        }
    }

    private async Task ServeAsync(ServerCallContext call, Func<TService, Task> serve)
    {
        var service = Make(call);
        try
        {
            await serve(service.Instance);
        }
        finally
        {
            await services.ReleaseAsync(service);
        }
    }

    private async Task<T> LeaveAsync<T>(GrpcActivatorHandle<TService> service, Task<T> response)
    {
        try
        {
            return await response;
        }
        finally
        {
            await services.ReleaseAsync(service);
        }
    }

    private static async Task<T> AfterAsync<T>(ValueTask left, Task<T> response)
    {
        await left;
        return await response;
    }

    private GrpcActivatorHandle<TService> Make(ServerCallContext call) => services.Create(shared ?? call.Http().RequestServices);
}
