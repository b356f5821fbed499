using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>TLS by a private certificate authority, and callers that show a certificate of their own.</summary>
[TestFixture]
internal sealed class TlsTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };

    private readonly Certificates _ours = new();
    private readonly Certificates _others = new();

    [OneTimeTearDown]
    public void Dispose()
    {
        _ours.Dispose();
        _others.Dispose();
    }

    [Test]
    public async Task A_service_whose_certificate_a_trusted_authority_signed_is_called()
    {
        await using var host = await ServeAsync();
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options => options.Tls = Trusting(_ours));

        Assert.That((await client.Service.GetUserStats(Request)).TotalPoints, Is.EqualTo(1500));
    }

    [Test]
    public async Task A_static_address_is_called_with_TLS()
    {
        await using var host = await ServeAsync();
        using var client = CodeFirstClient.Create<IUserService>(
            $"static:///{host.Authority}", options => options.Tls = Trusting(_ours));

        Assert.That((await client.Service.GetUserStats(Request)).TotalPoints, Is.EqualTo(1500));
    }

    [Test]
    public async Task A_service_whose_certificate_another_authority_signed_is_refused()
    {
        await using var host = await ServeAsync();
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options =>
        {
            options.Tls = Trusting(_others);
            options.MaxAttempts = 1;
        });

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request));

        Assert.That(failed.Status.DebugException?.ToString(), Does.Contain("AuthenticationException"));
        Assert.That((failed.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.Unavailable, FailureOrigin.Client)));
        Assert.That(failed.Status.Detail, Does.StartWith("No encrypted connection to the service came about: "));
    }

    [Test]
    public async Task A_client_shows_its_certificate()
    {
        string? shown = null;
        await using var host = await ServeAsync(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) =>
            {
                shown = certificate.Subject;
                return true;
            };
        });
        using var certificate = _ours.Sign("analytics");
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options =>
        {
            options.Tls = Trusting(_ours);
            options.Tls.ClientCertificate = certificate;
        });

        await client.Service.GetUserStats(Request);

        Assert.That(shown, Is.EqualTo("CN=analytics"));
    }

    [TestCase("http://127.0.0.1:1", "use https")]
    [TestCase("static:///127.0.0.1:1", "leave Plaintext out")]
    public void Tls_for_calls_that_are_not_encrypted_is_refused(string address, string remedy)
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>(address, options =>
            {
                options.Plaintext = true;
                options.Tls = new ClientTlsOptions();
            }),
            Throws.ArgumentException.With.Message.EqualTo(
                $"Tls is set, and calls to '{address}' are not encrypted: {remedy}, or leave Tls out."));

    [Test]
    public void Plaintext_for_https_is_refused()
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>("https://127.0.0.1:1", options => options.Plaintext = true),
            Throws.ArgumentException.With.Message.EqualTo(
                "Plaintext is set, and the address 'https://127.0.0.1:1' asks for TLS: leave Plaintext out, or use http."));

    private static ClientTlsOptions Trusting(Certificates authority) => new() { TrustedRoots = { authority.Root } };

    private Task<StubUserServiceHost> ServeAsync(Action<HttpsConnectionAdapterOptions>? configure = null)
        => StubUserServiceHost.StartAsync(new FailingUsers(failures: 0).Service, endpoint => endpoint.UseHttps(https =>
        {
            https.ServerCertificate = _ours.Sign("service");
            configure?.Invoke(https);
        }));
}
