using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>There is a scheme for tokens only when they are asked for: a scheme that is alone is asked about every call.</summary>
internal sealed class TokenScheme(IOptions<TokenOptions> tokens) : IConfigureOptions<AuthenticationOptions>
{
    public void Configure(AuthenticationOptions options)
    {
        if (tokens.Value.AreOn)
            options.AddScheme<JwtBearerHandler>(TokenOptions.Scheme, null);
    }
}
