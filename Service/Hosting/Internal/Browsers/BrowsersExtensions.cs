using CodeFirst.Hosting.Internal.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Browsers;

/// <summary>What a host needs to be called by pages in a browser.</summary>
internal static class BrowsersExtensions
{
    public static void AddBrowsers(this IServiceCollection services)
    {
        services.AddOptions<BrowserOptions>().BindConfiguration(BrowserOptions.Section).ValidateAnnotations();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BrowserOptions>, BrowserOptionsValidator>());
        services.AddCors();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, BrowserCalls>());
    }
}
