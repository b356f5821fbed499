using CodeFirst.Hosting.Internal.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>
/// Keeps an application that asks nobody who they are from asking at every call. A <see cref="WebApplication"/> puts authentication and
/// authorization before its endpoints wherever their services are registered, and ours always are.
/// </summary>
/// <remarks>
/// What an application puts there itself stays. An endpoint that is added later, with a policy, fails in ASP.NET Core's own words.
/// </remarks>
internal sealed class IdleMiddleware(
    ServedContracts contracts,
    IOptions<AuthenticationOptions> authentication,
    IOptions<AuthorizationOptions> authorization) : IStartupFilter
{
    // the marks by which WebApplicationBuilder knows that an application has put them there (Microsoft.AspNetCore, WebApplicationBuilder.cs)
    private const string AuthenticationMark = "__AuthenticationMiddlewareSet";
    private const string AuthorizationMark = "__AuthorizationMiddlewareSet";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        foreach (var own in contracts.Applications)
            Mark(own.Properties);
        next(application);
    };

    private void Mark(IDictionary<string, object?> properties)
    {
        if (authentication.Value.Schemes.Any() || authorization.Value.FallbackPolicy is not null || contracts.Endpoints.Any(AsksWho))
            return;
        properties[AuthenticationMark] = true;
        properties[AuthorizationMark] = true;
    }

    private static bool AsksWho(Endpoint endpoint) => endpoint.Metadata.Any(
        item => item is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData or IAllowAnonymous);
}
