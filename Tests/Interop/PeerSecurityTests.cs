using CodeFirst.Contracts;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Hosting.Encryption;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>Another team's client calls our service by TLS, shows a certificate and a token of its own, and is not to be deceived.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class PeerSecurityTests(Language language)
{
    private readonly TemporaryFolder _folder = new();
    private readonly Certificates _ours = new();
    private readonly Certificates _others = new();
    private Peer _peer = null!;

    private static readonly ProgramResult Answered = new(0, "User: Cloud_Architect | Points: 1500\n", "");

    [OneTimeSetUp]
    public async Task Build()
    {
        _peer = await Peers.GetAsync(language);
        await File.WriteAllTextAsync(_folder.PathTo("ca.pem"), _ours.Root.ExportCertificatePem());
        await File.WriteAllTextAsync(_folder.PathTo("other-ca.pem"), _others.Root.ExportCertificatePem());
    }

    [OneTimeTearDown]
    public void Delete()
    {
        _ours.Dispose();
        _others.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task It_trusts_a_private_authority()
    {
        await using var host = await ServeAsync();

        Assert.That(await GetAsync(host, "--tls-ca", _folder.PathTo("ca.pem")), Is.EqualTo(Answered));
    }

    [Test]
    public async Task It_refuses_a_service_of_another_authority()
    {
        await using var host = await ServeAsync();

        await IsRefusedAsync(host, "--tls-ca", _folder.PathTo("other-ca.pem"));
    }

    [Test]
    public async Task It_refuses_a_service_whose_certificate_names_another_address()
    {
        await using var host = await ServeAsync(address: "127.0.0.2");

        await IsRefusedAsync(host, "--tls-ca", _folder.PathTo("ca.pem"));
    }

    [Test]
    public async Task It_shows_its_own_certificate()
    {
        await using var host = await ServeAsync(_ours);

        var result = await GetAsync(host, "--tls-ca", _folder.PathTo("ca.pem"), "--tls-cert", Write("analytics", _ours));

        Assert.That(result, Is.EqualTo(Answered));
    }

    [Test]
    public async Task Without_a_certificate_of_the_right_authority_it_is_refused()
    {
        await using var host = await ServeAsync(_ours);

        await IsRefusedAsync(host, "--tls-ca", _folder.PathTo("ca.pem"));
        await IsRefusedAsync(host, "--tls-ca", _folder.PathTo("ca.pem"), "--tls-cert", Write("stranger", _others));
    }

    [Test]
    public async Task It_sends_the_token_that_the_file_holds()
    {
        await File.WriteAllTextAsync(_folder.PathTo("token"), "secret\n");
        await using var host = await StubUserServiceHost.StartAsync(
            new StubUserService { OnGet = (_, context) => Guarded(context.RequestHeaders!.GetValue("authorization")) },
            endpoint => endpoint.UseHttps(_ours.Sign("service")));
        string[] call = ["--tls-ca", _folder.PathTo("ca.pem"), "get", "42"];

        var without = await _peer.CallAsync(new Uri(host.Address), call);
        var with = await _peer.CallAsync(new Uri(host.Address), ["--token-file", _folder.PathTo("token"), .. call]);

        Assert.That((without.ExitCode, without.Error), Is.EqualTo((80, "RPC failed: UNAUTHENTICATED: Who are you?\n")));
        Assert.That(with, Is.EqualTo(Answered));
    }

    [Test]
    public async Task It_sends_no_token_without_TLS()
    {
        await using var host = await UsersHost.StartAsync();

        var result = await _peer.CallAsync(host.Address, "--token-file", _folder.PathTo("token"), "get", "42");

        Assert.That(result.ExitCode, Is.EqualTo(language is Language.Python ? 2 : 1));
        Assert.That(result.Error, Does.Contain("--token-file need --tls-ca: without TLS"));
    }

    private static ValueTask<UserResponse> Guarded(string? authorization) => authorization == "Bearer secret"
        ? ValueTask.FromResult(new UserResponse { Username = "Cloud_Architect", TotalPoints = 1500 })
        : throw new RpcException(new Status(StatusCode.Unauthenticated, "Who are you?"));

    private Task<UsersHost> ServeAsync(Certificates? callers = null, string address = "127.0.0.1")
    {
        string[] files = [$"--CodeFirst:Tls:Certificate={Write("service", _ours, address)}"];
        return UsersHost.StartAsync(
            arguments: ["--urls=https://127.0.0.1:0", .. files, .. callers is null ? [] : new[] { $"--CodeFirst:Tls:ClientAuthority={_folder.PathTo("ca.pem")}" }]);
    }

    private string Write(string name, Certificates authority, string address = "127.0.0.1")
    {
        using var certificate = authority.Sign(name, address: address);
        var file = _folder.PathTo($"{name}.pem");
        File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{TlsHost.KeyOf(certificate)}\n");
        return file;
    }

    private Task<ProgramResult> GetAsync(UsersHost host, params string[] options)
        => _peer.CallAsync(host.Address, [.. options, "get", "42"]);

    private async Task IsRefusedAsync(UsersHost host, params string[] options)
    {
        var result = await GetAsync(host, options);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((64 + (int)StatusCode.Unavailable, "")), result.Error);
    }
}
