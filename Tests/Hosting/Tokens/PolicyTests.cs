using System.Security.Claims;
using CodeFirst.Client;
using CodeFirst.Tests.Hosting.Encryption;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>An application's own policies hold beside tokens, and without them.</summary>
[TestFixture]
internal sealed class PolicyTests
{
    [TestCase("analytics", true)]
    [TestCase("mail", false)]
    public async Task A_policy_of_the_application_is_asked_too(string subject, bool isAllowed)
    {
        await using var host = await TokenHost.StartAsync(map: vault => vault.RequireAuthorization(policy => policy.RequireClaim("sub", "analytics")));

        var call = async () => await host.CallerWith(("sub", subject)).Read(TokenHost.Hello);

        if (isAllowed)
            Assert.That((await call()).Text, Is.EqualTo("hello"));
        else
        {
            var refused = await TokenHost.FailureAsync(async () => await call());
            Assert.That(
                (refused.StatusCode, refused.Failure().ErrorInfo?.Reason, refused.Status.Detail),
                Is.EqualTo((StatusCode.PermissionDenied, "POLICY_NOT_MET", "The caller may not call /tokens.Vault/Read.")));
        }
    }

    [Test]
    public async Task The_default_policy_of_the_application_is_asked_too()
    {
        await using var host = await TokenHost.StartAsync(
            configure: builder => builder.Services.AddAuthorization(
                options => options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireClaim("sub", "root").Build()),
            map: vault => vault.RequireAuthorization());

        Assert.That(
            (await TokenHost.FailureAsync(async () => await host.CallerWith().Read(TokenHost.Hello))).StatusCode,
            Is.EqualTo(StatusCode.PermissionDenied));
    }

    [Test]
    public async Task A_policy_without_tokens_tells_callers_nobody_knows_in_grpcs_way()
    {
        await using var host = await TokenHost.StartAsync(host => host.Settings.Clear(), map: vault => vault.RequireAuthorization());

        var refused = await host.RefusalAsync(null);

        Assert.That(
            (refused.StatusCode, refused.Failure().ErrorInfo?.Reason, refused.Status.Detail),
            Is.EqualTo((
                StatusCode.Unauthenticated, "CALLER_UNKNOWN", "/tokens.Vault/Read does not say who calls, and only known callers may.")));
    }

    [TestCase("analytics", true)]
    [TestCase("mail", false)]
    public async Task A_policy_without_tokens_judges_certificates(string name, bool isAllowed)
    {
        await using var host = await TlsHost.StartAsync(
            host => host.Require(host.Ours),
            map: echo => echo.RequireAuthorization(policy => policy.RequireClaim(ClaimTypes.Name, "analytics")));
        using var client = host.CreateClient(host.Ours.Sign(name));

        Assert.That(
            await TokenHost.StatusAsync(async () => await client.Service.Say(TokenHost.Hello)),
            Is.EqualTo(isAllowed ? StatusCode.OK : StatusCode.PermissionDenied));
    }

    [Test]
    public async Task A_token_takes_the_place_of_a_certificate_and_a_certificate_not_that_of_a_token()
    {
        var issuer = TokenIssuer.Curve();
        ClaimsPrincipal? user = null;
        await using var host = await TlsHost.StartAsync(
            host =>
            {
                host.Require(host.Ours);
                File.WriteAllText(host.PathTo("keys.pem"), issuer.Pem);
                host.Settings["CodeFirst:Tokens:Keys"] = host.PathTo("keys.pem");
                host.Settings["CodeFirst:Tokens:Issuer"] = TokenIssuer.Name;
                host.Settings["CodeFirst:Tokens:Audience"] = TokenIssuer.Audience;
            },
            call => user = call.User);
        using var client = host.CreateClient(host.Ours.Sign("certified"));

        Assert.That(
            await TokenHost.StatusAsync(async () => await client.Service.Say(TokenHost.Hello)), Is.EqualTo(StatusCode.Unauthenticated));
        using var both = CodeFirstClient.Create<IEcho>(host.Address, options =>
        {
            options.Tls = new ClientTlsOptions { TrustedRoots = { host.Ours.Root }, ClientCertificate = host.Ours.Sign("certified") };
            options.TokenSource = _ => ValueTask.FromResult(new BearerToken(issuer.Issue(DateTimeOffset.UtcNow.AddHours(1))));
        });
        await both.Service.Say(TokenHost.Hello);

        Assert.That(user!.Identity!.Name, Is.EqualTo("analytics"));
    }
}
