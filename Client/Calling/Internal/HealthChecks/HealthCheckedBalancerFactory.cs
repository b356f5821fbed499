using Grpc.Net.Client.Balancer;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>Makes the balancer that a service config calls <see cref="PolicyName"/>.</summary>
internal sealed class HealthCheckedBalancerFactory(HealthQuestion question) : LoadBalancerFactory
{
    public const string PolicyName = "codefirst_health_checked";

    public override string Name => PolicyName;

    public override LoadBalancer Create(LoadBalancerOptions options) => new HealthCheckedBalancer(
        new Rotation(options.Controller, question, options.LoggerFactory.CreateLogger("CodeFirst.Client.Rotation")), options.LoggerFactory);
}
