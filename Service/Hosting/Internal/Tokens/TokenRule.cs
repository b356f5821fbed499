using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>What an endpoint says of who may call it: the holder of a token of ours, with these scopes.</summary>
/// <remarks>Not a policy: one on an endpoint makes its other authorization attributes skip the application's default policy.</remarks>
internal sealed class TokenRule(IReadOnlyList<ScopeRequirement> scopes) : IAuthorizeData, IAuthorizationRequirementData
{
    private readonly IAuthorizationRequirement[] _requirements = [new DenyAnonymousAuthorizationRequirement(), .. scopes];

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; } = TokenOptions.Scheme;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => _requirements;
}
