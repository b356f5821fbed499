using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Settings;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>What a host needs to ask for tokens, and to tell a caller in gRPC's way that it may not call.</summary>
internal static class TokensExtensions
{
    public static void AddTokens(this IServiceCollection services)
    {
        services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section).ValidateAnnotations();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TokenOptions>, TokenOptionsValidator>());
        services.TryAddSingleton<TokenKeys>();
        services.TryAddSingleton<Discovery>();
        services.TryAddSingleton<TokenEndInterceptor>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenKeys>());
        services.AddHostedService<TokenStart>();
        // AddAuthentication would add data protection, which keeps keys on the disk that no token needs
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        services.AddAuthorization();
        services.AddTransient<JwtBearerHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<AuthenticationOptions>, TokenScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<JwtBearerOptions>, TokenRules>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, IdleMiddleware>());
        AddAnswers(services);
    }

    /// <summary>Judges the calls of the service before anything of them is read, when tokens are asked for.</summary>
    public static void RequireTokens(
        this GrpcServiceEndpointConventionBuilder service, IReadOnlyList<ServedContract> contracts, IServiceProvider services)
    {
        var scopes = new Lazy<IReadOnlyDictionary<string, IReadOnlyList<ScopeRequirement>>>(() => MethodScopes.Of(contracts));
        service.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is { } method
                && services.GetRequiredService<IOptions<TokenOptions>>().Value.AreOn)
                endpoint.Metadata.Add(new TokenRule(scopes.Value.GetValueOrDefault(method.Method.FullName, [])));
        });
    }

    // an application that has answers of its own keeps them
    private static void AddAnswers(IServiceCollection services)
    {
        var present = services.FirstOrDefault(service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
        if (present?.ImplementationType == typeof(AuthorizationMiddlewareResultHandler))
            services.Replace(ServiceDescriptor.Singleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>());
    }
}
