using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CodeFirst.Service.Users.Storage;

/// <summary>Whether the database answers: without it every call fails, and a balancer had better send calls elsewhere.</summary>
internal sealed class StoreCheck(IUserDatabase database) : IHealthCheck
{
    public const string Name = "store";

    /// <summary>How long the database may take to answer: less than probes usually wait, twice.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
#pragma warning disable CA1031 // whatever is wrong with it, the service cannot do without
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy($"'{database.Location}' does not answer.", failure);
        }
    }
}
