using Grpc.Core;
using Microsoft.IdentityModel.Tokens;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>The words in which callers of a service are told that they may not call. They quote nothing of the token.</summary>
internal sealed class TokenRefusals(string service)
{
    private readonly CallFailures _failures = new(service);

    public RpcException Expired() => Unauthenticated("TOKEN_EXPIRED", "The token has expired. Call again with a new one.");

    public TokenRefusal Unauthenticated(Exception? failure) => failure switch
    {
        null => new(
            Unauthenticated("TOKEN_MISSING", "The call carries no token. Send one as 'authorization: Bearer TOKEN'."), "Bearer"),
        AuthorityUnavailableException => new(_failures.Unavailable(
            "AUTHORITY_UNAVAILABLE",
            "Whether the token is valid cannot be told at the moment, since the authority of tokens does not answer. Call again.",
            Discovery.Pause)),
        SecurityTokenExpiredException => Invalid(Expired()),
        SecurityTokenNotYetValidException => Invalid(
            Unauthenticated("TOKEN_NOT_YET_VALID", "The token is not valid yet. Call again later, or set the clocks right.")),
        SecurityTokenInvalidAudienceException => Invalid("The token is for another audience than this service."),
        SecurityTokenInvalidIssuerException => Invalid("The token is of another issuer than the one this service trusts."),
        SecurityTokenNoExpirationException => Invalid("The token does not say when it expires (exp)."),
        SecurityTokenInvalidSignatureException => Invalid("The token is signed by no key and algorithm that this service trusts."),
        _ => Invalid("The token is not a valid, signed JWT."),
    };

    public TokenRefusal Forbidden(string method, ScopeRequirement? missing)
    {
        if (missing is null)
            return new(_failures.Of(StatusCode.PermissionDenied, "POLICY_NOT_MET", $"The caller may not call {method}.", []));
        var needed = missing.AnyOf is [var one] ? $"the scope '{one}'" : $"any of the scopes '{string.Join("', '", missing.AnyOf)}'";
        var scopes = string.Join(' ', missing.AnyOf);
        return new(
            _failures.Of(
                StatusCode.PermissionDenied, "SCOPE_MISSING", $"The token does not have {needed}, which {method} needs.", [], ("scope", scopes)),
            $"Bearer error=\"insufficient_scope\", scope=\"{scopes}\"");
    }

    /// <summary>A policy of the application is not met, and nobody knows who calls.</summary>
    public TokenRefusal Anonymous(string method) =>
        new(Unauthenticated("CALLER_UNKNOWN", $"{method} does not say who calls, and only known callers may."));

    private TokenRefusal Invalid(string sentence) => Invalid(Unauthenticated("TOKEN_INVALID", sentence));

    private static TokenRefusal Invalid(RpcException failure) =>
        new(failure, $"Bearer error=\"invalid_token\", error_description=\"{failure.Status.Detail}\"");

    private RpcException Unauthenticated(string reason, string sentence) => _failures.Of(StatusCode.Unauthenticated, reason, sentence, []);
}
