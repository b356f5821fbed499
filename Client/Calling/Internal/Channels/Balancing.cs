using CodeFirst.Client.Internal.HealthChecks;
using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>How the addresses behind <c>dns:///</c> and <c>static:///</c> are found, and who among them takes calls.</summary>
internal static class Balancing
{
    public static IServiceProvider Of(CodeFirstClientOptions options, HealthQuestion health) => new ServiceCollection()
        .AddSingleton<ResolverFactory>(new DnsResolverFactory(options.DnsRefreshInterval))
        .AddSingleton<ResolverFactory>(new StaticResolverFactory(static address => [.. ServiceAddress.HostsOf(address).Select(Address)]))
        .AddSingleton<LoadBalancerFactory>(new HealthCheckedBalancerFactory(health))
        .BuildServiceProvider();

    private static BalancerAddress Address(Uri host) => new(host.IdnHost, host.Port);
}
