using System.Diagnostics.CodeAnalysis;
using CodeFirst.Hosting.Internal.Binding;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Deadlines;
using CodeFirst.Hosting.Internal.Health;
using CodeFirst.Hosting.Internal.Limits;
using CodeFirst.Hosting.Internal.Reading;
using CodeFirst.Hosting.Internal.Reflection;
using CodeFirst.Hosting.Internal.Tokens;
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
    /// <c>grpc.health.v1</c> answers for the server (service name <c>""</c>), for each of those interfaces by its gRPC name, and for
    /// <see cref="CodeFirstHealth.Liveness"/>, and server reflection describes them to whom <see cref="CodeFirstHostingOptions.Reflection"/> allows.
    /// </summary>
    /// <remarks>
    /// Before the host starts, the contracts of all mapped services are checked as <c>codefirst export</c> checks them:
    /// <see cref="Schema.ContractException"/> stops the start with every finding when one cannot be exported exactly, or when a method
    /// of it would silently not be served; <see cref="InvalidOperationException"/> does when a route is mapped twice.
    /// </remarks>
    /// <typeparam name="TService">The class that implements the contract; made by the container for each call.</typeparam>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <returns>The convention builder of the service's endpoints.</returns>
    /// <exception cref="InvalidOperationException">
    /// <typeparamref name="TService"/> implements no <c>[Service]</c> interface, a method of it has a <c>[RequireScope]</c> of its own, or
    /// <c>AddCodeFirst</c> was not called.
    /// </exception>
    public static GrpcServiceEndpointConventionBuilder MapCodeFirst<[DynamicallyAccessedMembers(ServiceMembers.All)] TService>(
        this IEndpointRouteBuilder endpoints)
        where TService : class
    {
        var served = endpoints.ServiceProvider.GetService<ServedContracts>()
            ?? throw new InvalidOperationException(
                $"'{typeof(TService)}' cannot be mapped: call builder.Services.AddCodeFirst() before the application is built.");
        var contracts = ServedContract.Of(typeof(TService));
        MethodScopes.RefuseOn(typeof(TService));
        var health = endpoints.ServiceProvider.GetRequiredService<IOptions<GrpcHealthChecksOptions>>().Value;
        foreach (var contract in contracts)
            health.Map(contract, served);
        if (served.IsEmpty)
        {
            endpoints.MapGrpcHealthChecksService();
            endpoints.MapReflection();
        }

        var service = endpoints.MapCalls<TService>();
        // from the inside out: what a call leaves behind is still under way, and a ceiling is a deadline too, which has to be known when late
        // calls are refused
        service.AwaitAbandoned();
        service.RequireLimits(endpoints.ServiceProvider);
        service.RequireDeadlines(endpoints.ServiceProvider);
        service.RequireTokens(contracts, endpoints.ServiceProvider);
        service.CheckRequests();
        served.Add(contracts, endpoints);
        return service;
    }
}
