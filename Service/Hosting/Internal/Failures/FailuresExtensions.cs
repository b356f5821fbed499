using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>What a host needs to turn exceptions into statuses.</summary>
internal static class FailuresExtensions
{
    public static void AddFailures(this IServiceCollection services)
    {
        services.AddOptions<FailureOptions>();
        services.TryAddSingleton<FailureAnswers>();
        services.TryAddSingleton<FailureInterceptor>();
    }
}
