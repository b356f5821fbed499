using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>The two documents that OpenID Connect Discovery reads of an authority, and its tokens.</summary>
internal sealed class Authority : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Authority(WebApplication application) => _application = application;

    public TokenIssuer Issuer { get; set; } = TokenIssuer.Rsa("one");

    public bool IsDown { get; set; }

    public string Url => _application.Urls.Single();

    public static async Task<Authority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var authority = new Authority(builder.Build());
        authority._application.MapGet("/.well-known/openid-configuration", authority.Configuration);
        authority._application.MapGet("/keys", () => Results.Text(TokenIssuer.Jwks(authority.Issuer), "application/json"));
        await authority._application.StartAsync();
        return authority;
    }

    public string Issue(DateTimeOffset expires) => Issuer.Issue(expires, ("iss", Url));

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private IResult Configuration() => IsDown
        ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
        : Results.Text($$"""{"issuer":"{{Url}}","jwks_uri":"{{Url}}/keys"}""", "application/json");
}
