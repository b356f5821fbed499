using CodeFirst.Hosting.Internal.Page.Calls;
using CodeFirst.Hosting.Internal.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>What the contract page is made of.</summary>
internal static class PageExtensions
{
    public static void AddPage(this IServiceCollection services)
    {
        services.AddOptions<ContractPageOptions>().BindConfiguration(ContractPageOptions.Section).ValidateAnnotations();
        services.TryAddSingleton<PageGuard>();
        services.TryAddSingleton<PageAddresses>();
        services.TryAddSingleton<PageFiles>();
        services.TryAddSingleton<PageCalls>();
        services.TryAddSingleton<PageEndpoints>();
    }
}
