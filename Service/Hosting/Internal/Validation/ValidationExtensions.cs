using CodeFirst.Hosting.Internal.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>What a host needs to check requests before the service sees them.</summary>
internal static class ValidationExtensions
{
    public static void AddRequestValidation(this IServiceCollection services)
    {
        services.AddOptions<RequestValidationOptions>()
            .BindConfiguration(RequestValidationOptions.Section)
            .ValidateAnnotations();
        services.TryAddSingleton<MessagePlans>();
        services.TryAddSingleton<ValidationInterceptor>();
    }
}
