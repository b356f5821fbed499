using CodeFirst.Hosting.Internal.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>What endpoints need to be encrypted, and not to be served otherwise.</summary>
internal static class EncryptionExtensions
{
    public static void AddEncryption(this IServiceCollection services)
    {
        services.AddOptions<TlsOptions>().BindConfiguration(TlsOptions.Section).ValidateAnnotations();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TlsOptions>, TlsOptionsValidator>());
        services.TryAddSingleton<TlsKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<TlsKeeper>());
        services.AddHostedService<EndpointCheck>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, CertificateUser>());
        // Defaults reach only endpoints that are declared after them, and the application may have declared its own already.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KestrelServerOptions>, KestrelSetup>());
    }
}
