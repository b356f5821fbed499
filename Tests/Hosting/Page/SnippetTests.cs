using CodeFirst.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The page's snippets, run as they stand: their own lines fetch and make what they need.</summary>
[TestFixture]
internal sealed class SnippetTests
{
    private const string Get = "GetUserStats";
    private PageHost _host = default!;
    private PageSnippets _snippets = default!;

    private static readonly string[] Methods = ["GetUserStats", "ExportUserStats", "RecordPoints", "WatchUserStats"];

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await PageHost.StartAsync();
        _snippets = await PageSnippets.ReadAsync(_host);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Curl_answers_with_user_42()
    {
        var result = await PageSnippets.ShellAsync(Snippet(Get, "curl"));

        Assert.That(result.Output, Does.Contain("\"username\":\"Cloud_Architect\""), result.Error);
    }

    [Test]
    public async Task Buf_curl_answers_with_user_42()
    {
        Toolchain.RequireBuf();
        var result = await PageSnippets.ShellAsync(Snippet(Get, "buf curl"));

        Assert.That(result.Output, Does.Contain("\"username\": \"Cloud_Architect\""), result.Error);
    }

    [Test]
    public async Task Python_answers_with_user_42()
    {
        Toolchain.RequirePython();
        var result = await PageSnippets.PythonAsync(Snippet(Get, "Python"));

        Assert.That(result.Output, Does.Contain("username: \"Cloud_Architect\""), result.Error);
    }

    [Test]
    public async Task Go_answers_with_user_42()
    {
        Toolchain.RequireGo();
        var result = await PageSnippets.GoAsync(Snippet(Get, "Go"), "run");

        Assert.That(result.Output, Does.Contain("username:\"Cloud_Architect\""), result.Error);
    }

    [TestCase("ExportUserStats")]
    [TestCase("RecordPoints")]
    [TestCase("WatchUserStats")]
    public async Task Go_of_every_other_method_compiles(string method)
    {
        Toolchain.RequireGo();
        var result = await PageSnippets.GoAsync(Snippet(method, "Go"), "build");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    [TestCase("ExportUserStats", "user_ids: ")]
    [TestCase("RecordPoints", "re")]
    public async Task Python_of_a_stream_runs(string method, string answer)
    {
        Toolchain.RequirePython();
        var result = await PageSnippets.PythonAsync(Snippet(method, "Python"));

        Assert.That(result.Output, Does.Contain(answer), result.Error);
    }

    [TestCaseSource(nameof(Methods))]
    public void CSharp_compiles(string method)
    {
        const string Implicit = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create(
            "snippet",
            [CSharpSyntaxTree.ParseText(Snippet(method, ".NET"), options), CSharpSyntaxTree.ParseText(Implicit, options)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));

        Assert.That(compilation.GetDiagnostics().Where(said => said.Severity == DiagnosticSeverity.Error), Is.Empty);
    }

    private string Snippet(string method, string language) => _snippets.Of(method, language);
}
