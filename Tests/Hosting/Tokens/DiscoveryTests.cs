using CodeFirst.Client;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>Keys and issuer are asked of the authority.</summary>
[TestFixture]
internal sealed class DiscoveryTests
{
    [Test]
    public async Task A_token_of_the_authority_is_taken_and_one_of_another_key_is_not()
    {
        await using var authority = await Authority.StartAsync();
        await using var host = await StartAsync(authority);

        await host.Caller(authority.Issue(host.InAnHour)).Read(TokenHost.Hello);

        Assert.That(
            (await host.RefusalAsync(TokenIssuer.Rsa("two").Issue(host.InAnHour, ("iss", authority.Url)))).Status.Detail,
            Is.EqualTo("The token is signed by no key and algorithm that this service trusts."));
        Assert.That(
            (await host.RefusalAsync(authority.Issuer.Issue(host.InAnHour, ("iss", "https://evil.example")))).Status.Detail,
            Is.EqualTo("The token is of another issuer than the one this service trusts."));
    }

    [Test]
    public async Task A_new_key_of_the_authority_is_found_when_a_token_names_it()
    {
        await using var authority = await Authority.StartAsync();
        await using var host = await StartAsync(authority);
        await host.Caller(authority.Issue(host.InAnHour)).Read(TokenHost.Hello);

        authority.Issuer = TokenIssuer.Rsa("renewed");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await IsTakenAsync(host.Caller(authority.Issue(host.InAnHour))))
            await Task.Delay(20, patience.Token);
    }

    [Test]
    public async Task Calls_are_UNAVAILABLE_while_the_authority_is_and_answered_when_it_comes_back()
    {
        await using var authority = await Authority.StartAsync();
        authority.IsDown = true;
        await using var host = await StartAsync(authority);
        var token = authority.Issue(host.InAnHour);

        var refused = await host.RefusalAsync(token);
        authority.IsDown = false;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Caller(token).Read(TokenHost.Hello);

        Assert.That((refused.StatusCode, refused.Failure().ErrorInfo?.Reason, refused.Status.Detail), Is.EqualTo((
            StatusCode.Unavailable,
            "AUTHORITY_UNAVAILABLE",
            "Whether the token is valid cannot be told at the moment, since the authority of tokens does not answer. Call again.")));
        Assert.That(refused.Failure().RetryDelay, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(host.Log.Warnings, Has.Exactly(1).StartsWith(
            $"Warning: CodeFirst:Tokens:Authority '{authority.Url}' does not tell its keys, so no token can be judged and calls are UNAVAILABLE."));
    }

    [Test]
    public async Task A_call_without_a_token_is_UNAUTHENTICATED_also_while_the_authority_is_down()
    {
        await using var authority = await Authority.StartAsync();
        authority.IsDown = true;
        await using var host = await StartAsync(authority);

        Assert.That((await host.RefusalAsync(null)).StatusCode, Is.EqualTo(StatusCode.Unauthenticated));
    }

    private static Task<TokenHost> StartAsync(Authority authority) => TokenHost.StartAsync(host =>
    {
        host.Settings.Clear();
        host.Settings["CodeFirst:Tokens:Authority"] = authority.Url;
        host.Settings["CodeFirst:Tokens:Audience"] = TokenIssuer.Audience;
    });

    private static async Task<bool> IsTakenAsync(IVault vault) =>
        await TokenHost.StatusAsync(async () => await vault.Read(TokenHost.Hello)) == StatusCode.OK;
}
