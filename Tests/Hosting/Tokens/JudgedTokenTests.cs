using CodeFirst.Client;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.IdentityModel.Tokens;
using NUnit.Framework;
using Health = Grpc.Health.V1.Health;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>Whose token is taken, and what the others are told before anything of their call is read.</summary>
[TestFixture]
internal sealed class JudgedTokenTests
{
    private static readonly string[] Algorithms = ["RS256", "PS256", "RS512"];

    [Test]
    public async Task A_call_with_a_valid_token_is_answered_and_its_user_is_the_subject()
    {
        await using var host = await TokenHost.StartAsync();

        Assert.That((await host.CallerWith().Read(TokenHost.Hello)).Text, Is.EqualTo("hello"));
        Assert.That(host.Vault.Caller, Is.EqualTo("analytics"));
    }

    [TestCaseSource(nameof(Algorithms))]
    public async Task RSA_signs_too(string algorithm)
    {
        var issuer = TokenIssuer.Rsa(algorithm: algorithm);
        await using var host = await TokenHost.StartAsync(host => host.WriteKeys(issuer.Pem));

        Assert.That((await host.Caller(issuer.Issue(host.InAnHour)).Read(TokenHost.Hello)).Text, Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_call_without_a_token_is_told_to_send_one()
    {
        await using var host = await TokenHost.StartAsync();

        var refused = await host.RefusalAsync(null);

        Assert.That(Told(refused), Is.EqualTo((
            StatusCode.Unauthenticated, "TOKEN_MISSING", "The call carries no token. Send one as 'authorization: Bearer TOKEN'.")));
        Assert.That(refused.Failure().ErrorInfo!.Domain, Is.EqualTo("tokens.Vault"));
        Assert.That(refused.Trailers.GetValue("www-authenticate"), Is.EqualTo("Bearer"));
        Assert.That(host.Vault.Calls, Is.Zero);
    }

    private static IEnumerable<TestCaseData<Func<TokenHost, string>, string, string>> Wrong()
    {
        yield return Case("An_expired_token", host => host.Issuer.Issue(host.Time.GetUtcNow().AddSeconds(-30)),
            "TOKEN_EXPIRED", "The token has expired. Call again with a new one.");
        yield return Case("An_early_token", host => host.Issuer.Issue(host.InAnHour, ("nbf", host.Time.GetUtcNow().AddSeconds(31).ToUnixTimeSeconds())),
            "TOKEN_NOT_YET_VALID", "The token is not valid yet. Call again later, or set the clocks right.");
        yield return Case("A_token_without_an_end", host => host.Issuer.Issue(null),
            "TOKEN_INVALID", "The token does not say when it expires (exp).");
        yield return Case("A_token_for_others", host => host.Issuer.Issue(host.InAnHour, ("aud", "mail")),
            "TOKEN_INVALID", "The token is for another audience than this service.");
        yield return Case("A_token_for_nobody", host => host.Issuer.Issue(host.InAnHour, ("aud", null)),
            "TOKEN_INVALID", "The token is for another audience than this service.");
        yield return Case("A_token_of_others", host => host.Issuer.Issue(host.InAnHour, ("iss", "https://evil.example")),
            "TOKEN_INVALID", "The token is of another issuer than the one this service trusts.");
        yield return Case("A_token_of_nobody", host => host.Issuer.Issue(host.InAnHour, ("iss", null)),
            "TOKEN_INVALID", "The token is of another issuer than the one this service trusts.");
        yield return Case("A_token_by_another_key", host => TokenIssuer.Curve("one").Issue(host.InAnHour),
            "TOKEN_INVALID", "The token is signed by no key and algorithm that this service trusts.");
        yield return Case("A_token_with_other_claims_than_were_signed", host => Tampered(host.Issuer.Issue(host.InAnHour)),
            "TOKEN_INVALID", "The token is signed by no key and algorithm that this service trusts.");
        yield return Case("A_token_that_nobody_signed", host => Unsigned(host.Issuer.Issue(host.InAnHour)),
            "TOKEN_INVALID", "The token is signed by no key and algorithm that this service trusts.");
        yield return Case("A_token_signed_with_the_public_key_as_a_secret", host => Confused(host),
            "TOKEN_INVALID", "The token is signed by no key and algorithm that this service trusts.");
        yield return Case("A_word", _ => "hunter2", "TOKEN_INVALID", "The token is not a valid, signed JWT.");
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_token_that_is_wrong_is_refused(Func<TokenHost, string> token, string reason, string sentence)
    {
        await using var host = await TokenHost.StartAsync();

        var refused = await host.RefusalAsync(token(host));

        Assert.That(Told(refused), Is.EqualTo((StatusCode.Unauthenticated, reason, sentence)));
        Assert.That(
            refused.Trailers.GetValue("www-authenticate"), Is.EqualTo($"Bearer error=\"invalid_token\", error_description=\"{sentence}\""));
        Assert.That(host.Vault.Calls, Is.Zero);
    }

    [Test]
    public async Task Clocks_may_be_half_a_minute_apart()
    {
        await using var host = await TokenHost.StartAsync();
        var now = host.Time.GetUtcNow();

        await host.Caller(host.Issuer.Issue(now.AddSeconds(-29))).Read(TokenHost.Hello);
        await host.Caller(host.Issuer.Issue(host.InAnHour, ("nbf", now.AddSeconds(30).ToUnixTimeSeconds()))).Read(TokenHost.Hello);

        Assert.That(host.Vault.Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task A_call_is_refused_before_its_message_is_read()
    {
        await using var host = await TokenHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Host.Address, "tokens.Vault/Read"))
        {
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            // what would be answered with INTERNAL if it were read
            Content = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new("application/grpc") } },
        };

        using var response = await client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Headers.GetValues("grpc-status").Single(), Is.EqualTo("16"));
    }

    [Test]
    public async Task An_unfinished_upload_is_refused_at_once()
    {
        await using var host = await TokenHost.StartAsync();
        var endless = new TaskCompletionSource<Words>();

        var refused = await TokenHost.FailureAsync(async () => await host.Caller(null).Write(EndlessAsync()));
        endless.SetResult(new Words());

        Assert.That(refused.StatusCode, Is.EqualTo(StatusCode.Unauthenticated));

        async IAsyncEnumerable<Words> EndlessAsync()
        {
            yield return TokenHost.Hello;
            yield return await endless.Task;
        }
    }

    [Test]
    public async Task Health_and_reflection_need_no_token()
    {
        await using var host = await TokenHost.StartAsync();

        var health = await new Health.HealthClient(host.Host.Channel).CheckAsync(new HealthCheckRequest { Service = "tokens.Vault" });

        Assert.That(health.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
        Assert.That(await host.Host.Channel.ListServicesAsync(), Does.Contain("tokens.Vault"));
    }

    [Test]
    public async Task A_method_that_names_no_scope_needs_a_token_all_the_same()
    {
        await using var host = await TokenHost.StartAsync();
        using var client = CodeFirstClient.Create<IEcho>(host.Host.Address);

        var refused = await TokenHost.FailureAsync(async () => await client.Service.Say(TokenHost.Hello));

        Assert.That(Told(refused).Item2, Is.EqualTo("TOKEN_MISSING"));
    }

    [Test]
    public async Task Without_settings_no_token_is_asked_for()
    {
        await using var host = await TokenHost.StartAsync(host => host.Settings.Clear());

        Assert.That((await host.Caller(null).Read(TokenHost.Hello)).Text, Is.EqualTo("hello"));
    }

    private static TestCaseData<Func<TokenHost, string>, string, string> Case(
        string name, Func<TokenHost, string> token, string reason, string sentence) => new(token, reason, sentence) { TestName = name };

    private static (StatusCode, string?, string) Told(RpcException refused) =>
        (refused.StatusCode, refused.Failure().ErrorInfo?.Reason, refused.Status.Detail);

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("analytics", "root", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    private static string Unsigned(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    private static string Confused(TokenHost host)
    {
        var signed = $"{Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT"}""")}.{host.Issuer.Issue(host.InAnHour).Split('.')[1]}";
        var secret = System.Text.Encoding.UTF8.GetBytes(host.Issuer.Pem);
        var signature = System.Security.Cryptography.HMACSHA256.HashData(secret, System.Text.Encoding.UTF8.GetBytes(signed));
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }
}
