using System.Net.Security;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Tests.Client;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Encryption;

/// <summary>Who is refused before a call is made, on either side, and what the caller is told.</summary>
[TestFixture]
internal sealed class RefusedHandshakeTests
{
    private static readonly Words Hello = new() { Text = "hello" };

    [Test]
    public async Task A_certificate_of_another_authority_is_refused_by_the_caller()
    {
        using var others = new Certificates();
        await using var host = await TlsHost.StartAsync();
        using var client = host.CreateClient(trusting: others);

        Assert.That(await FailureAsync(client), Does.StartWith(
            "No encrypted connection to the service came about: The remote certificate is invalid because of errors in the certificate chain: ")
            .And.EndsWith(". Check the address, the authorities in Tls.TrustedRoots, and the client's own certificate."));
    }

    [Test]
    public async Task A_certificate_that_has_ended_is_refused_by_the_caller_and_the_host_says_so()
    {
        await using var host = await TlsHost.StartAsync(host => host.WritePem(host.Ours.Sign("service", TimeSpan.FromDays(-1))));
        using var client = host.CreateClient();

        Assert.That(await FailureAsync(client), Does.Contain("NotTimeValid"));
        Assert.That(host.Log.Warnings.Single(), Does.Match(
            @"^Warning: The certificate CN=service ended [-\d]+ [:\d]+Z, and callers refuse it\. "
            + @"Replace its file; it is read again when it changes\.$"));
    }

    [Test]
    public async Task A_certificate_of_another_name_is_refused_by_the_caller()
    {
        await using var host = await TlsHost.StartAsync(host => host.WritePem(host.Ours.Sign("service", address: "192.0.2.1")));
        using var client = host.CreateClient();

        Assert.That(await FailureAsync(client), Does.Contain("RemoteCertificateNameMismatch"));
    }

    [Test]
    public async Task A_caller_that_shows_no_certificate_is_refused()
    {
        await using var host = await MutualAsync();
        using var client = host.CreateClient();

        Assert.That(await FailureAsync(client), Is.Not.Empty);
    }

    // with TLS 1.3 the caller's handshake is over before the refusal comes, which then meets the connection in one of several states
    [Test]
    public async Task However_soon_the_refusal_comes_it_is_the_same_status()
    {
        await using var host = await MutualAsync();

        for (var i = 0; i < 200; i++)
        {
            using var client = host.CreateClient();
            Assert.That(await FailureAsync(client), Is.Not.Empty);
        }
    }

    [Test]
    public async Task A_caller_whose_certificate_another_authority_signed_is_refused()
    {
        using var others = new Certificates();
        await using var host = await MutualAsync();
        using var client = host.CreateClient(others.Sign("analytics"));

        Assert.That(await FailureAsync(client), Is.Not.Empty);
    }

    [Test]
    public async Task A_caller_whose_certificate_has_ended_is_refused()
    {
        await using var host = await MutualAsync();
        using var client = host.CreateClient(host.Ours.Sign("analytics", TimeSpan.FromDays(-1)));

        Assert.That(await FailureAsync(client), Is.Not.Empty);
    }

    [Test]
    public async Task A_caller_whose_certificate_is_for_servers_is_refused()
    {
        await using var host = await MutualAsync();
        using var client = host.CreateClient(host.Ours.Sign("analytics", usage: Certificates.ForServers));

        Assert.That(await FailureAsync(client), Is.Not.Empty);
    }

    [TestCase(null)]
    [TestCase(Certificates.ForClients)]
    public async Task A_caller_whose_certificate_our_authority_signed_is_the_user_of_its_calls(string? usage)
    {
        ClaimsPrincipal? user = null;
        await using var host = await MutualAsync(context => user = context.User);
        using var client = host.CreateClient(host.Ours.Sign("analytics", usage: usage));

        await client.Service.Say(Hello);

        Assert.That(user!.Identity, Has.Property("Name").EqualTo("analytics").And.Property("IsAuthenticated").True);
        Assert.That(user.FindFirstValue(ClaimTypes.Uri), Is.EqualTo("spiffe://example/analytics"));
        Assert.That(user.FindFirstValue(ClaimTypes.X500DistinguishedName), Is.EqualTo("CN=analytics"));
    }

    [Test]
    public async Task Without_an_authority_for_callers_a_caller_is_nobody()
    {
        (bool?, X509Certificate2?)? seen = null;
        await using var host = await TlsHost.StartAsync(
            onCall: context => seen = (context.User.Identity?.IsAuthenticated, context.Connection.ClientCertificate));
        using var client = host.CreateClient(host.Ours.Sign("analytics"));

        await client.Service.Say(Hello);

        Assert.That(seen, Is.EqualTo(((bool?)false, (X509Certificate2?)null)));
    }

    // by hand: the OpenSSL of a current machine no longer speaks it, so no client of ours could offer it
    [TestCase(0x01, TestName = "TLS 1.0 is refused with the alert protocol_version")]
    [TestCase(0x02, TestName = "TLS 1.1 is refused with the alert protocol_version")]
    public async Task An_old_protocol_is_refused(int minor)
    {
        await using var host = await TlsHost.StartAsync();

        Assert.That(await AnswerToHelloAsync(host.Address.Port, (byte)minor), Is.EqualTo((Record: 21, Level: 2, Description: 70)));
    }

    // so that what refuses the old ones is their version, and not a broken greeting
    [Test]
    public async Task The_same_greeting_of_TLS_1_2_is_answered()
    {
        await using var host = await TlsHost.StartAsync();

        Assert.That((await AnswerToHelloAsync(host.Address.Port, 0x03)).Record, Is.EqualTo(22));
    }

    [Test]
    public async Task TLS_1_3_and_HTTP_2_are_agreed_on()
    {
        await using var host = await TlsHost.StartAsync();

        Assert.That(
            await host.ShakeHandsAsync(SslApplicationProtocol.Http11, SslApplicationProtocol.Http2),
            Is.EqualTo(("CN=service", "Tls13", "h2")));
    }

    [Test]
    public async Task A_caller_that_speaks_HTTP_1_1_alone_gets_it()
    {
        await using var host = await TlsHost.StartAsync();

        Assert.That(await host.ShakeHandsAsync(SslApplicationProtocol.Http11), Is.EqualTo(("CN=service", "Tls13", "http/1.1")));
    }

    [Test]
    public async Task Plaintext_to_an_encrypted_port_fails_at_the_caller_and_harms_no_other()
    {
        await using var host = await TlsHost.StartAsync();
        using var plain = CodeFirstClient.Create<IEcho>($"http://127.0.0.1:{host.Address.Port}", options => options.MaxAttempts = 1);
        using var client = host.CreateClient();

        Assert.That(await FailureAsync(plain), Is.Not.Empty);
        Assert.That((await client.Service.Say(Hello)).Text, Is.EqualTo("hello"));
    }

    [Test]
    public async Task TLS_to_a_plaintext_port_fails_at_the_caller_and_harms_no_other()
    {
        await using var host = await CodeFirstHost.StartAsync(application => application.MapCodeFirst<Echo>());
        using var encrypted = CodeFirstClient.Create<IEcho>($"https://127.0.0.1:{host.Address.Port}", options => options.MaxAttempts = 1);
        using var client = CodeFirstClient.Create<IEcho>(host.Address);

        Assert.That(await FailureAsync(encrypted), Does.StartWith("No encrypted connection to the service came about: "));
        Assert.That((await client.Service.Say(Hello)).Text, Is.EqualTo("hello"));
    }

    private static Task<TlsHost> MutualAsync(Action<HttpContext>? onCall = null) =>
        TlsHost.StartAsync(host => host.Require(host.Ours), onCall);

    /// <summary>The sentence of a call that fails on the caller's side, with UNAVAILABLE.</summary>
    private static async Task<string> FailureAsync(CodeFirstClient<IEcho> client)
    {
        var failed = await Assert.ThrowsAsync<RpcException>(() => client.Service.Say(Hello).AsTask());
        Assert.That((failed!.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.Unavailable, FailureOrigin.Client)));
        return failed.Status.Detail;
    }

    /// <summary>What a server says first to a greeting of TLS 1.<paramref name="minor"/> minus one that offers common cipher suites.</summary>
    private static async Task<(int Record, int Level, int Description)> AnswerToHelloAsync(int port, byte minor)
    {
        byte[] suites = [0xC0, 0x2B, 0xC0, 0x2F, 0xC0, 0x09, 0xC0, 0x13, 0x00, 0x2F];
        byte[] extensions =
        [
            0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17, // the curve P-256
            0x00, 0x0B, 0x00, 0x02, 0x01, 0x00, // points uncompressed
            0x00, 0x0D, 0x00, 0x04, 0x00, 0x02, 0x04, 0x03, // ECDSA with SHA-256
            0x00, 0x10, 0x00, 0x05, 0x00, 0x03, 0x02, 0x68, 0x32, // ALPN: h2
        ];
        byte[] body =
        [
            0x03, minor, .. new byte[32], 0x00, 0x00, (byte)suites.Length, .. suites, 0x01, 0x00, 0x00, (byte)extensions.Length, .. extensions,
        ];
        byte[] hello = [0x16, 0x03, 0x01, 0x00, (byte)(body.Length + 4), 0x01, 0x00, 0x00, (byte)body.Length, .. body];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port, patience.Token);
        await socket.GetStream().WriteAsync(hello, patience.Token);
        var answer = new byte[7];
        await socket.GetStream().ReadExactlyAsync(answer, patience.Token);
        return (answer[0], answer[5], answer[6]);
    }
}
