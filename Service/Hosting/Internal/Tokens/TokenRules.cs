using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>The options as the rules that a token is judged by.</summary>
internal sealed class TokenRules(IOptions<TokenOptions> tokens, TokenKeys keys, Discovery discovery, TimeProvider time)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    // an authority that does not answer must not hold calls for the default of a minute
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // no shared secrets: whoever can check such a token can make one
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != TokenOptions.Scheme)
            return;
        var rules = options.TokenValidationParameters;
        rules.ValidAlgorithms = Algorithms;
        rules.ValidAudience = tokens.Value.Audience;
        rules.LifetimeValidator = IsAlive;
        rules.NameClaimType = "sub";
        rules.RoleClaimType = "roles";
        options.MapInboundClaims = false;
        options.SaveToken = false;
        if (tokens.Value.Authority is { } authority)
            Trust(options, authority);
        else
            Trust(rules);
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    private void Trust(JwtBearerOptions options, string authority)
    {
        options.Authority = authority;
        options.RequireHttpsMetadata = !TokenOptionsValidator.IsLocal(new Uri(authority));
        options.BackchannelTimeout = Patience;
        options.Events = new JwtBearerEvents { OnMessageReceived = discovery.PrepareAsync };
    }

    private void Trust(TokenValidationParameters rules)
    {
        rules.ValidIssuer = tokens.Value.Issuer;
        rules.IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id);
    }

    private bool IsAlive(DateTime? from, DateTime? to, SecurityToken token, TokenValidationParameters rules)
    {
        var (now, skew) = (time.GetUtcNow().UtcDateTime, tokens.Value.ClockSkew);
        if (to is not { } end)
            throw new SecurityTokenNoExpirationException();
        if (now - skew >= end)
            throw new SecurityTokenExpiredException { Expires = end };
        if (now + skew < from)
            throw new SecurityTokenNotYetValidException { NotBefore = from.Value };
        return true;
    }
}
