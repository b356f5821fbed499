using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CodeFirst.Hosting.Internal.Health;

/// <summary>Healthy whenever it is asked: that there is an answer says the process lives. Without any check health would be UNKNOWN.</summary>
internal sealed class AliveCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy());
}
