using System.Net;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Encryption;

/// <summary>What is not encrypted is served on this machine, and beyond it only when configuration says so.</summary>
[TestFixture]
internal sealed class PlaintextTests
{
    [TestCase("http://0.0.0.0:0", "http://0.0.0.0:0")]
    [TestCase("http://[::]:0", "http://[::]:0")]
    [TestCase("http://*:0", "http://[::]:0")]
    [TestCase("http://+:0", "http://[::]:0")]
    [TestCase("http://users.example:0", "http://[::]:0")]
    [TestCase("http://192.0.2.1:50051", "http://192.0.2.1:50051")]
    [TestCase("http://127.0.0.1:0;http://0.0.0.0:0", "http://0.0.0.0:0")]
    public async Task An_address_that_other_machines_reach_stops_the_start(string urls, string endpoint) =>
        Assert.That(await RefusalAsync(urls), Is.EqualTo(
            $"The endpoint '{endpoint}' would carry calls, and the tokens in them, unencrypted over the network. Use https:// and set "
            + "CodeFirst:Tls:Certificate, or listen on loopback (http://127.0.0.1:PORT), or set CodeFirst:AllowPlaintext=true where a proxy "
            + "or a mesh encrypts in front of it."));

    [Test]
    public async Task So_does_one_of_Kestrels_configuration() => Assert.That(
        await RefusalAsync("http://127.0.0.1:0", builder => builder.Configuration["Kestrel:Endpoints:Calls:Url"] = "http://0.0.0.0:0"),
        Does.StartWith("The endpoint 'http://0.0.0.0:0' would carry calls"));

    [Test]
    public async Task So_does_one_of_the_applications_code() => Assert.That(
        await RefusalAsync("", builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0))),
        Does.StartWith("The endpoint 'http://0.0.0.0:0' would carry calls"));

    [Test]
    public async Task So_does_one_of_code_that_came_before_AddCodeFirst()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        builder.Services.AddCodeFirst();
        await using var application = builder.Build();
        application.MapCodeFirst<Echo>();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => application.StartAsync());

        Assert.That(refused!.Message, Does.StartWith("The endpoint 'http://0.0.0.0:0' would carry calls"));
    }

    [Test]
    public async Task An_application_that_replaces_Kestrels_endpoint_defaults_is_refused_all_the_same() => Assert.That(
        await RefusalAsync("http://0.0.0.0:0", builder => builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2))),
        Does.Match(@"^The endpoint 'http://0\.0\.0\.0:[1-9]\d*' would carry calls"));

    [TestCase("http://127.0.0.1:0")]
    [TestCase("http://127.1.2.3:0")]
    [TestCase("http://[::1]:0")]
    public async Task A_loopback_address_is_served(string url)
    {
        await using var host = await CodeFirstHost.StartAsync(application => application.MapCodeFirst<Echo>(), url: url);

        Assert.That(host.Address.IsLoopback, Is.True);
    }

    [Test]
    public async Task The_name_localhost_is_served()
    {
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(), url: $"http://localhost:{FreePort.Take()}");

        Assert.That(host.Address.Host, Is.EqualTo("localhost"));
    }

    [Test]
    public async Task A_Unix_socket_is_served()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://unix:{folder.PathTo("calls")}");
        builder.Services.AddCodeFirst();
        await using var application = builder.Build();
        application.MapCodeFirst<Echo>();

        await application.StartAsync();

        Assert.That(File.Exists(folder.PathTo("calls")), Is.True);
    }

    [Test]
    public async Task AllowPlaintext_serves_any_address()
    {
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder => builder.Configuration["CodeFirst:AllowPlaintext"] = "true",
            url: "http://0.0.0.0:0");

        Assert.That(host.Address.Host, Is.EqualTo("0.0.0.0"));
    }

    [Test]
    public async Task Https_is_served_on_any_address()
    {
        await using var host = await TlsHost.StartAsync(configure: builder => builder.WebHost.UseUrls("https://0.0.0.0:0"));

        Assert.That(host.Address.ToString(), Does.StartWith("https://0.0.0.0:"));
    }

    [Test]
    public async Task A_certificate_that_no_endpoint_uses_is_said()
    {
        await using var host = await TlsHost.StartAsync(configure: builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));

        Assert.That(host.Log.Warnings.Single(), Is.EqualTo(
            $"Warning: CodeFirst:Tls:Certificate is '{host.PathTo("certificate.pem")}', and no endpoint uses it: calls to "
            + $"http://127.0.0.1:{host.Address.Port} are not encrypted, and no caller shows a certificate. Write https:// in place of http://."));
    }

    private static async Task<string> RefusalAsync(string urls, Action<WebApplicationBuilder>? configure = null) =>
        (await Assert.ThrowsAsync<OptionsValidationException>(() => CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(), configure, url: urls)))!.Message;
}
