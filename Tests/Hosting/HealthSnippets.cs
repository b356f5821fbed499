using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CodeFirst.Tests.Hosting;

/// <summary>What section "Health" of <c>docs/production.md</c> shows.</summary>
internal static class HealthSnippets
{
    public static void AddCheck(WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<WarehouseCheck>("warehouse", tags: ["shop.Orders"]);
    }

    private sealed class WarehouseCheck : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Healthy());
    }
}
