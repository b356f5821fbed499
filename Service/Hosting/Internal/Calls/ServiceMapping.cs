using System.Diagnostics.CodeAnalysis;
using CodeFirst.Hosting.Internal.Binding;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>Maps services whose calls are intercepted inline, wherever nobody else intercepts them.</summary>
internal static class ServiceMapping
{
    /// <summary>Whether <see cref="CallInterceptor"/> is none of gRPC's own while methods are bound, so that they have to call it themselves.</summary>
    public static bool IsInline(GrpcServiceOptions grpc) => grpc.Interceptors.All(interceptor => interceptor.Type != typeof(CallInterceptor));

    /// <summary>
    /// Maps the service. An interceptor of the application's comes after ours, as the order of registration says, and both stay with gRPC.
    /// </summary>
    public static GrpcServiceEndpointConventionBuilder MapCalls<[DynamicallyAccessedMembers(ServiceMembers.OfMethods)] TService>(
        this IEndpointRouteBuilder endpoints)
        where TService : class
    {
        var all = endpoints.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        var own = endpoints.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value;
        if (all.Interceptors is not [var only] || only.Type != typeof(CallInterceptor) || own.Interceptors.Count > 0)
            return endpoints.MapGrpcService<TService>();
        // gRPC reads them when it binds a method, and services of other kinds need ours
        all.Interceptors.Clear();
        own.SuppressCreatingService = true;
        try
        {
            return endpoints.MapGrpcService<TService>();
        }
        finally
        {
            all.Interceptors.Add(only);
            own.SuppressCreatingService = false;
        }
    }
}
