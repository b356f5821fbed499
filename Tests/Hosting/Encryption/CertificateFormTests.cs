using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CodeFirst.Tests.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Encryption;

/// <summary>The files that <c>CodeFirst:Tls</c> takes, and what it says of those it does not.</summary>
[TestFixture]
internal sealed class CertificateFormTests
{
    private static readonly Words Hello = new() { Text = "hello" };

    private static IEnumerable<TestCaseData<Action<TlsHost>>> Forms()
    {
        yield return Form("PEM and its key", _ => { });
        yield return Form("PEM with its key", host =>
        {
            File.AppendAllText(host.PathTo("certificate.pem"), $"\n{File.ReadAllText(host.PathTo("key.pem"))}");
            host.Settings["CodeFirst:Tls:Key"] = null;
        });
        yield return Form("PEM and an encrypted key", host =>
        {
            var certificate = host.Ours.Sign("service");
            host.WritePem(certificate);
            File.WriteAllText(host.PathTo("key.pem"), certificate.GetECDsaPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem(
                "secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
            host.Settings["CodeFirst:Tls:Password"] = "secret";
        });
        yield return Form("PFX", host => WritePfx(host, "secret", [host.Ours.Sign("service")]));
        yield return Form("PEM with an intermediate", host =>
        {
            var intermediate = new Certificates(host.Ours);
            host.WritePem(intermediate.Sign("service"), intermediate.Root);
        });
        yield return Form("PFX with an intermediate", host =>
        {
            var intermediate = new Certificates(host.Ours);
            WritePfx(host, "secret", [X509CertificateLoader.LoadCertificate(intermediate.Root.RawData), intermediate.Sign("service")]);
        });
    }

    [TestCaseSource(nameof(Forms))]
    public async Task A_caller_that_trusts_the_root_is_answered(Action<TlsHost> arrange)
    {
        await using var host = await TlsHost.StartAsync(arrange);
        using var client = host.CreateClient();

        Assert.That((await client.Service.Say(Hello)).Text, Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_file_that_is_not_there_stops_the_start() => Assert.That(
        await RefusalAsync(host => host.Settings["CodeFirst:Tls:Certificate"] = "/nowhere/certificate.pem"),
        Is.EqualTo("CodeFirst:Tls:Certificate cannot be read: Could not find a part of the path '/nowhere/certificate.pem'."));

    [Test]
    public async Task A_key_of_another_certificate_stops_the_start()
    {
        var path = "";

        var refusal = await RefusalAsync(host =>
        {
            path = host.PathTo("").TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
            File.WriteAllText(host.PathTo("key.pem"), TlsHost.KeyOf(host.Ours.Sign("other")));
        });

        Assert.That(refusal, Does.StartWith(
            $"CodeFirst:Tls:Certificate '{path}certificate.pem' cannot be used with the key in CodeFirst:Tls:Key '{path}key.pem': "));
    }

    [Test]
    public async Task A_wrong_password_stops_the_start() => Assert.That(
        await RefusalAsync(host =>
        {
            WritePfx(host, "secret", [host.Ours.Sign("service")]);
            host.Settings["CodeFirst:Tls:Password"] = "guess";
        }),
        Does.StartWith("CodeFirst:Tls:Certificate '").And.Contain("service.pfx' cannot be used: "));

    [Test]
    public async Task A_certificate_for_clients_stops_the_start() => Assert.That(
        await RefusalAsync(host => host.WritePem(host.Ours.Sign("service", usage: Certificates.ForClients))),
        Does.EndWith("certificate.pem' is not for servers: its extended key usage leaves out serverAuth."));

    [Test]
    public async Task An_authority_file_without_a_certificate_stops_the_start() => Assert.That(
        await RefusalAsync(host =>
        {
            host.Require(host.Ours);
            File.WriteAllText(host.PathTo("clients.pem"), "");
        }),
        Does.StartWith("CodeFirst:Tls:ClientAuthority '").And.EndWith("clients.pem' holds no certificate. It has to be a PEM file."));

    [TestCase("Key")]
    [TestCase("Password")]
    [TestCase("ClientAuthority")]
    public async Task A_setting_that_would_do_nothing_without_a_certificate_stops_the_start(string setting) => Assert.That(
        await RefusalAsync(host =>
        {
            host.Settings.Clear();
            host.Settings[$"CodeFirst:Tls:{setting}"] = "something";
        }),
        Is.EqualTo($"CodeFirst:Tls:{setting} is set without CodeFirst:Tls:Certificate, and would do nothing. "
            + "Set Certificate to the path of a PEM or PFX file, or leave it out."));

    [Test]
    public async Task Kestrels_own_certificate_serves_when_ours_is_not_set()
    {
        await using var host = await TlsHost.StartAsync(host =>
        {
            host.Settings.Clear();
            host.Settings["Kestrel:Certificates:Default:Path"] = host.PathTo("certificate.pem");
            host.Settings["Kestrel:Certificates:Default:KeyPath"] = host.PathTo("key.pem");
        });
        using var client = host.CreateClient();

        Assert.That((await client.Service.Say(Hello)).Text, Is.EqualTo("hello"));
    }

    [Test]
    public async Task An_application_that_replaces_Kestrels_https_defaults_serves_our_certificate_all_the_same()
    {
        await using var host = await TlsHost.StartAsync(
            configure: builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(_ => { })));

        Assert.That((await host.ShakeHandsAsync()).Subject, Is.EqualTo("CN=service"));
    }

    private static TestCaseData<Action<TlsHost>> Form(string name, Action<TlsHost> arrange) => new(arrange) { TestName = name };

    private static void WritePfx(TlsHost host, string password, X509Certificate2[] certificates)
    {
        File.WriteAllBytes(host.PathTo("service.pfx"), new X509Certificate2Collection(certificates).Export(X509ContentType.Pfx, password)!);
        host.Settings["CodeFirst:Tls:Certificate"] = host.PathTo("service.pfx");
        host.Settings["CodeFirst:Tls:Key"] = null;
        host.Settings["CodeFirst:Tls:Password"] = password;
    }

    private static async Task<string> RefusalAsync(Action<TlsHost> arrange) =>
        (await Assert.ThrowsAsync<OptionsValidationException>(() => TlsHost.StartAsync(arrange)))!.Message;
}
