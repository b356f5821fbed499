using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CodeFirst.Tests.Client;
using Grpc.Core;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>The files that <c>CodeFirst:Tokens:Keys</c> takes, what it says of others, and how they are replaced.</summary>
[TestFixture]
internal sealed class KeyFileTests
{
    private static readonly TokenIssuer Rsa = TokenIssuer.Rsa("rsa");
    private static readonly TokenIssuer Curve = TokenIssuer.Curve("curve");

    private static IEnumerable<TestCaseData<string>> Forms()
    {
        yield return new(TokenIssuer.Jwks(Rsa, Curve)) { TestName = "JWKS" };
        yield return new($"{Rsa.Pem}\n{Curve.Pem}\n") { TestName = "PEM" };
    }

    [TestCaseSource(nameof(Forms))]
    public async Task Tokens_of_every_key_of_the_file_are_taken(string keys)
    {
        await using var host = await TokenHost.StartAsync(host => host.WriteKeys(keys));

        await host.Caller(Rsa.Issue(host.InAnHour)).Read(TokenHost.Hello);
        await host.Caller(Curve.Issue(host.InAnHour)).Read(TokenHost.Hello);

        Assert.That(host.Vault.Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task A_certificate_is_a_key_too()
    {
        using var authority = new Certificates();
        var certificate = authority.Sign("issuer");
        var issuer = new TokenIssuer(certificate.GetECDsaPrivateKey()!, "ES256");
        await using var host = await TokenHost.StartAsync(host => host.WriteKeys(certificate.ExportCertificatePem()));

        Assert.That((await host.Caller(issuer.Issue(host.InAnHour)).Read(TokenHost.Hello)).Text, Is.EqualTo("hello"));
    }

    private static IEnumerable<TestCaseData<string, string>> Wrong()
    {
        yield return new("", "is neither a JWKS nor PEM.") { TestName = "nothing" };
        yield return new("hello", "is neither a JWKS nor PEM.") { TestName = "a word" };
        yield return new("""{"keys":[]}""", "holds no public key that signs. It has to be a JWKS with RSA or EC keys, or PEM.") { TestName = "no keys" };
        yield return new(
            """{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}""",
            "holds a shared secret (kty oct), and whoever knows one can make tokens. Use RSA or EC keys.")
        { TestName = "a secret" };
        yield return new(
            JsonSerializer.Serialize(new { keys = new[] { Rsa.Jwk(withPrivateKey: true) } }),
            "holds a private key, with which tokens are made. Give the public one; who checks tokens needs no more.")
        { TestName = "a private key" };
        yield return new(
            Curve.PrivatePem, "holds a private key, with which tokens are made. Give the public one; who checks tokens needs no more.")
        { TestName = "a private PEM key" };
        yield return new(
            RSA.Create(1024).ExportSubjectPublicKeyInfoPem(), "holds an RSA key of 1024 bits, which can be broken. Use 2048 or more.")
        { TestName = "a short key" };
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_file_that_cannot_be_used_stops_the_start(string keys, string what)
    {
        var file = "";

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => TokenHost.StartAsync(host =>
        {
            host.WriteKeys(keys);
            file = host.KeyFile;
        }));

        Assert.That(refusal!.Message, Is.EqualTo($"CodeFirst:Tokens:Keys '{file}' {what}"));
    }

    [Test]
    public async Task A_file_that_is_not_there_stops_the_start() => Assert.That(
        (await Assert.ThrowsAsync<OptionsValidationException>(
            () => TokenHost.StartAsync(host => host.Settings["CodeFirst:Tokens:Keys"] = "/nowhere/keys")))!.Message,
        Is.EqualTo("CodeFirst:Tokens:Keys cannot be read: Could not find a part of the path '/nowhere/keys'."));

    [Test]
    public async Task Keys_that_are_replaced_count_from_then_on_and_those_that_are_gone_no_more()
    {
        await using var host = await TokenHost.StartAsync();
        var (before, after) = (host.CallerWith(), host.Caller(Rsa.Issue(host.InAnHour)));
        await before.Read(TokenHost.Hello);

        host.WriteKeys(TokenIssuer.Jwks(Rsa));
        await UntilAsync(host, () => IsTakenAsync(after));

        Assert.That(await IsTakenAsync(before), Is.False);
    }

    [Test]
    public async Task A_file_that_is_broken_changes_nothing_and_is_said()
    {
        await using var host = await TokenHost.StartAsync();

        host.WriteKeys("half of a");
        await UntilAsync(host, () => Task.FromResult(host.Log.Warnings.Any()));

        Assert.That(host.Log.Warnings, Is.EqualTo([
            "Warning: The file of CodeFirst:Tokens:Keys has changed and cannot be used. "
                + $"CodeFirst:Tokens:Keys '{host.KeyFile}' is neither a JWKS nor PEM. The keys in use stay."]));
        Assert.That(await IsTakenAsync(host.CallerWith()), Is.True);
    }

    private static async Task UntilAsync(TokenHost host, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            host.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task<bool> IsTakenAsync(IVault vault) =>
        await TokenHost.StatusAsync(async () => await vault.Read(TokenHost.Hello)) == StatusCode.OK;
}
