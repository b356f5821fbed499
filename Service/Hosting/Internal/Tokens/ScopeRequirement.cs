using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>A token with any one of these scopes, in its claim <c>scope</c>, as RFC 9068 has it, or <c>scp</c>.</summary>
internal sealed class ScopeRequirement(IReadOnlyList<string> anyOf) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    public IReadOnlyList<string> AnyOf => anyOf;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.Claims.Any(IsMet))
            context.Succeed(this);
        return Task.CompletedTask;
    }

    // an array in the token comes as a claim for each of its elements
    private bool IsMet(Claim claim) => claim.Type is "scope" or "scp" && claim.Value.Split(' ').Any(scope => anyOf.Contains(scope));
}
