using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>Snippets of contracts that are not ours: presence, maps, times, subtypes, no message at all, and files that import each other.</summary>
[TestFixture]
internal sealed class OtherSnippetTests
{
    private PageHost _host = default!;
    private PageSnippets _snippets = default!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await PageHost.StartAsync(application =>
        {
            application.MapCodeFirst<FormsService>();
            application.MapCodeFirst<Murmurs>();
            application.MapContractPage();
        });
        _snippets = await PageSnippets.ReadAsync(_host);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("Echo", "text")]
    [TestCase("EchoAll", "text")]
    [TestCase("Rest", "")]
    [TestCase("Say", "")]
    public async Task Python_runs(string method, string answer)
    {
        Toolchain.RequirePython();
        var result = await PageSnippets.PythonAsync(_snippets.Of(method, "Python"));

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain(answer));
    }

    [TestCase("Echo", "text")]
    [TestCase("EchoAll", "text")]
    [TestCase("Rest", "")]
    [TestCase("Say", "")]
    public async Task Go_runs(string method, string answer)
    {
        Toolchain.RequireGo();
        var result = await PageSnippets.GoAsync(_snippets.Of(method, "Go"), "run");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain(answer));
    }

    [TestCase("Echo")]
    [TestCase("Say")]
    public async Task Buf_curl_runs(string method)
    {
        Toolchain.RequireBuf();
        var result = await PageSnippets.ShellAsync(_snippets.Of(method, "buf curl"));

        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    private sealed class Murmurs : IMurmur
    {
        public ValueTask Say(Words words, CallContext context = default) => default;
    }
}
