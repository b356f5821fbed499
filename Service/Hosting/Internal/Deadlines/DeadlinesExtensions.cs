using CodeFirst.Hosting.Internal.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>What a host needs to end calls that take too long.</summary>
internal static class DeadlinesExtensions
{
    public static void AddDeadlines(this IServiceCollection services)
    {
        services.AddOptions<DeadlineOptions>().BindConfiguration(DeadlineOptions.Section).ValidateAnnotations();
        services.TryAddSingleton<DeadlineClock>();
        services.TryAddSingleton<Ceilings>();
        services.TryAddSingleton<ServedCallInterceptor>();
    }

    public static void AwaitAbandoned(this IEndpointConventionBuilder endpoints) => endpoints.Add(Ceilings.AwaitAbandoned);

    public static void RequireDeadlines(this IEndpointConventionBuilder endpoints, IServiceProvider services) =>
        endpoints.Add(services.GetRequiredService<Ceilings>().Convention);
}
