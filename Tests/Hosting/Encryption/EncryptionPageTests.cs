using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Encryption;

/// <summary>The section "Encryption" of <c>docs/production.md</c> is right.</summary>
[TestFixture]
internal sealed partial class EncryptionPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "production.md"));

    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var page = Rows().Matches(Page).Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new TlsOptions();
        var code = typeof(TlsOptions).GetProperties()
            .Select(property => $"{TlsOptions.Section}:{property.Name} = {property.GetValue(options) ?? "none"}")
            .Append($"CodeFirst:AllowPlaintext = {new CodeFirstHostingOptions().AllowPlaintext.ToString(CultureInfo.InvariantCulture).ToLowerInvariant()}");
        Assert.That(page, Is.EquivalentTo(code));
    }

    [Test]
    public async Task The_certificates_that_the_page_makes_serve_and_call()
    {
        Toolchain.RequireOpenSsl();
        using var folder = new TemporaryFolder();
        var made = await ChildProcess.RunAsync("sh", ["-e", "-c", Commands().Match(Page).Groups["commands"].Value], folder.FullName);
        Assert.That(made.ExitCode, Is.Zero, made.Error);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(folder.PathTo("ca.pem"));
        using var caller = X509Certificate2.CreateFromPemFile(
            folder.PathTo("analytics.pem"), folder.PathTo("analytics.key"));
        await using var host = await TlsHost.StartAsync(host =>
        {
            host.Settings["CodeFirst:Tls:Certificate"] = folder.PathTo("service.pem");
            host.Settings["CodeFirst:Tls:Key"] = folder.PathTo("service.key");
            host.Settings["CodeFirst:Tls:ClientAuthority"] = folder.PathTo("ca.pem");
        });
        using var client = CodeFirstClient.Create<IEcho>(
            host.Address, options => options.Tls = new ClientTlsOptions { TrustedRoots = { authority }, ClientCertificate = caller });

        Assert.That((await client.Service.Say(new Words { Text = "hello" })).Text, Is.EqualTo("hello"));
    }

    [GeneratedRegex(@"^\| `(?<setting>CodeFirst:(?:Tls:\w+|AllowPlaintext))` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"```sh\n(?<commands>openssl .+?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
