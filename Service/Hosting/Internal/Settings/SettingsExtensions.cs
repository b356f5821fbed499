using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Settings;

/// <summary>What a host needs to hold settings against their bounds.</summary>
internal static class SettingsExtensions
{
    /// <summary>Checks the options when the host starts, and whenever they change.</summary>
    public static void ValidateAnnotations<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TOptions>(
        this OptionsBuilder<TOptions> options)
        where TOptions : class
    {
        options.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, AnnotatedOptions<TOptions>>());
        options.ValidateOnStart();
    }
}
