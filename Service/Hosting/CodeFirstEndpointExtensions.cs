using CodeFirst.Hosting.Internal;
using Grpc.AspNetCore.HealthChecks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting;

/// <summary>Maps code-first services.</summary>
public static class CodeFirstEndpointExtensions
{
    /// <summary>
    /// Serves every operation of every <c>[Service]</c> interface that <typeparamref name="TService"/> implements, and its health:
    /// <c>grpc.health.v1</c> answers for the server (service name <c>""</c>) and for each of those interfaces by its gRPC name.
    /// </summary>
    /// <typeparam name="TService">The class that implements the contract; made by the container for each call.</typeparam>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <returns>The convention builder of the service's endpoints.</returns>
    /// <exception cref="InvalidOperationException">
    /// <typeparamref name="TService"/> implements no <c>[Service]</c> interface, or <c>AddCodeFirst</c> was not called.
    /// </exception>
    public static GrpcServiceEndpointConventionBuilder MapCodeFirst<TService>(this IEndpointRouteBuilder endpoints)
        where TService : class
    {
        var mapped = endpoints.ServiceProvider.GetService<MappedServices>()
            ?? throw new InvalidOperationException(
                $"'{typeof(TService)}' cannot be mapped: call builder.Services.AddCodeFirst() before the application is built.");
        var health = endpoints.ServiceProvider.GetRequiredService<IOptions<GrpcHealthChecksOptions>>().Value;
        foreach (var name in ServiceNames.Of(typeof(TService)))
            health.Services.Map(name, _ => true);
        if (mapped.IsFirst())
            endpoints.MapGrpcHealthChecksService();
        return endpoints.MapGrpcService<TService>();
    }
}
