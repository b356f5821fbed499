using CodeFirst.Hosting.Internal.Contracts;
using Grpc.AspNetCore.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CodeFirst.Hosting.Internal.Health;

/// <summary>What a host needs to tell how it is.</summary>
internal static class HealthExtensions
{
    // who watches hears of a change within that time
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddGrpcHealthChecks(options => options.Services.Map(CodeFirstHealth.Liveness, check => check.Tags.Contains(CodeFirstHealth.LiveTag)))
            .AddCheck<ProcessCheck>("process")
            .AddCheck<AliveCheck>("alive", tags: [CodeFirstHealth.LiveTag]);
        services.Configure<HealthCheckPublisherOptions>(options => options.Delay = options.Period = Period);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthCheckPublisher, HealthLog>());
    }

    /// <summary>Answers for a contract by its gRPC name, with the checks that concern it.</summary>
    public static void Map(this GrpcHealthChecksOptions health, ServedContract contract, ServedContracts served) =>
        health.Services.Map(
            contract.Name,
            check => check.Tags.Contains(contract.Name) || !served.All.Any(other => check.Tags.Contains(other.Name)));
}
