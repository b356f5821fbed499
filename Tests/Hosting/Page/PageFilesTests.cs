using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CodeFirst.Tests.Support;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>What is served below the page, and under which headers.</summary>
[TestFixture]
internal sealed class PageFilesTests
{
    private PageHost _host = default!;
    private HttpClient _http = default!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await PageHost.StartAsync();
        _http = new HttpClient { BaseAddress = _host.Page };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task The_proto_file_is_the_exported_one() =>
        Assert.That(await _http.GetStringAsync("proto/user.proto"), Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "user.proto"))));

    [Test]
    public async Task The_service_config_is_the_exported_one() =>
        Assert.That(await _http.GetStringAsync("service_config.json"), Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "service_config.json"))));

    [Test]
    public async Task The_zip_holds_every_file()
    {
        await using var archive = new ZipArchive(new MemoryStream(await _http.GetByteArrayAsync("proto.zip")));

        Assert.That(archive.Entries.Single().FullName, Is.EqualTo("user.proto"));
    }

    [Test]
    public async Task The_descriptor_set_names_the_service()
    {
        var files = FileDescriptorSet.Parser.ParseFrom(await _http.GetByteArrayAsync("contract.binpb"));

        Assert.That(files.File.SelectMany(file => file.Service).Single().Name, Is.EqualTo("UserService"));
    }

    [Test]
    public async Task The_downloads_compile()
    {
        Toolchain.RequireProtoc();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathTo("user.proto"), await _http.GetStringAsync("proto/user.proto"));
        await File.WriteAllBytesAsync(folder.PathTo("contract.binpb"), await _http.GetByteArrayAsync("contract.binpb"));

        var text = await ChildProcess.RunAsync("/usr/bin/protoc", ["-I.", "--descriptor_set_out=text.binpb", "user.proto"], folder.FullName);
        var set = await ChildProcess.RunAsync(
            "/usr/bin/protoc", ["--descriptor_set_in=contract.binpb", "--descriptor_set_out=set.binpb", "user.proto"], folder.FullName);

        Assert.That((text.ExitCode, set.ExitCode), Is.EqualTo((0, 0)), text.Error + set.Error);
    }

    [Test]
    public async Task OpenApi_has_the_address_it_came_from()
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync("openapi.json"));

        Assert.That(document.RootElement.GetProperty("servers")[0].GetProperty("url").GetString(), Is.EqualTo(_host.Page.AbsoluteUri.TrimEnd('/')));
    }

    [TestCase("")]
    [TestCase("page.json")]
    [TestCase("page/page.js")]
    [TestCase("nothing.here.proto")]
    public async Task Every_answer_has_the_strict_headers(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path.Replace("nothing.here", "proto/none", StringComparison.Ordinal), UriKind.Relative));

        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
    }

    [Test]
    public async Task What_a_browser_has_is_not_sent_again()
    {
        using var first = await _http.GetAsync(new Uri("page.json", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "page.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _http.SendAsync(again);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }
}
