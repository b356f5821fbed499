using CodeFirst.Hosting.Internal.Settings;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>What a host needs to give each caller its share, and to go on answering when there is too much to do.</summary>
internal static class LimitsExtensions
{
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateAnnotations();
        // before what the application sets
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>());
        services.AddOptions<GrpcServiceOptions>().Configure<IOptions<LimitOptions>>((grpc, limits) =>
        {
            grpc.MaxReceiveMessageSize = limits.Value.MaxReceiveMessageSize;
            grpc.MaxSendMessageSize = limits.Value.MaxSendMessageSize;
        });
        services.TryAddSingleton<MessageSizes>();
        services.TryAddSingleton<CallerRate>();
        services.TryAddSingleton<PoolDelay>();
        services.TryAddSingleton<Admission>();
        services.AddHostedService(provider => provider.GetRequiredService<PoolDelay>());
    }

    public static void RequireLimits(this IEndpointConventionBuilder endpoints, IServiceProvider services) =>
        endpoints.Add(services.GetRequiredService<Admission>().Convention);
}
