using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>How the addresses behind <c>dns:///</c> and <c>static:///</c> are found.</summary>
internal static class Resolvers
{
    public static IServiceProvider Of(CodeFirstClientOptions options) => new ServiceCollection()
        .AddSingleton<ResolverFactory>(new DnsResolverFactory(options.DnsRefreshInterval))
        .AddSingleton<ResolverFactory>(new StaticResolverFactory(static address => [.. ServiceAddress.HostsOf(address).Select(Address)]))
        .BuildServiceProvider();

    private static BalancerAddress Address(Uri host) => new(host.IdnHost, host.Port);
}
