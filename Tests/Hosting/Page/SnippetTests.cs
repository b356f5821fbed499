using System.Text.Json;
using System.Text.RegularExpressions;
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
    private JsonElement _page;

    private static readonly string[] Methods = ["GetUserStats", "ExportUserStats", "RecordPoints", "WatchUserStats"];

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await PageHost.StartAsync();
        using var http = new HttpClient { BaseAddress = _host.Page };
        using var document = JsonDocument.Parse(await http.GetStringAsync("page.json"));
        _page = document.RootElement.Clone();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Curl_answers_with_user_42()
    {
        var result = await ShellAsync(Snippet(Get, "curl"), Repository.Root);

        Assert.That(result.Output, Does.Contain("\"username\":\"Cloud_Architect\""), result.Error);
    }

    [Test]
    public async Task Buf_curl_answers_with_user_42()
    {
        Toolchain.RequireBuf();
        var result = await ShellAsync(Snippet(Get, "buf curl"), Repository.Root);

        Assert.That(result.Output, Does.Contain("\"username\": \"Cloud_Architect\""), result.Error);
    }

    [Test]
    public async Task Python_answers_with_user_42()
    {
        Toolchain.RequirePython();
        using var folder = new TemporaryFolder();
        var code = Snippet(Get, "Python");
        await ShellAsync(Lines(code, "#").Where(line => !line.Contains("grpc_tools", StringComparison.Ordinal)), folder.FullName);
        await File.WriteAllTextAsync(folder.PathTo("call.py"), code);

        var result = await ChildProcess.RunAsync("/usr/bin/python3", ["call.py"], folder.FullName);

        Assert.That(result.Output, Does.Contain("username: \"Cloud_Architect\""), result.Error);
    }

    [Test]
    public async Task Go_answers_with_user_42()
    {
        Toolchain.RequireGo();
        using var folder = new TemporaryFolder();
        var result = await GoAsync(folder, Get, "run");

        Assert.That(result.Output, Does.Contain("username:\"Cloud_Architect\""), result.Error);
    }

    [TestCase("ExportUserStats")]
    [TestCase("RecordPoints")]
    [TestCase("WatchUserStats")]
    public async Task Go_of_every_other_method_compiles(string method)
    {
        Toolchain.RequireGo();
        using var folder = new TemporaryFolder();
        var result = await GoAsync(folder, method, "build");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    [TestCase("ExportUserStats", "user_ids: ")]
    [TestCase("RecordPoints", "re")]
    public async Task Python_of_a_stream_runs(string method, string answer)
    {
        Toolchain.RequirePython();
        using var folder = new TemporaryFolder();
        var code = Snippet(method, "Python");
        await ShellAsync(Lines(code, "#").Where(line => !line.Contains("grpc_tools", StringComparison.Ordinal)), folder.FullName);
        await File.WriteAllTextAsync(folder.PathTo("call.py"), code);

        var result = await ChildProcess.RunAsync("/usr/bin/python3", ["call.py"], folder.FullName);

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

    /// <summary>A module in GOPATH mode, as Debian's packages have it.</summary>
    private async Task<ProgramResult> GoAsync(TemporaryFolder folder, string method, string command)
    {
        var code = Snippet(method, "Go");
        var module = Directory.CreateDirectory(folder.PathTo("src/example")).FullName;
        await ShellAsync(Lines(code, "//"), module);
        await File.WriteAllTextAsync(Path.Combine(module, "main.go"), code);
        return await ChildProcess.RunAsync("/usr/bin/go", [command, "."], module, new Dictionary<string, string>
        {
            ["GO111MODULE"] = "off",
            ["GOPROXY"] = "off",
            ["GOFLAGS"] = "",
            ["GOTOOLCHAIN"] = "local",
            ["GOPATH"] = $"{folder.FullName}:/usr/share/gocode",
        });
    }

    private string Snippet(string method, string language) => _page.GetProperty("services")[0].GetProperty("methods").EnumerateArray()
        .First(found => found.GetProperty("name").GetString() == method).GetProperty("snippets").EnumerateArray()
        .First(found => found.GetProperty("language").GetString() == language).GetProperty("code").GetString()!;

    /// <summary>The commands in the comments of a snippet: they are indented.</summary>
    private static IEnumerable<string> Lines(string code, string comment) =>
        Regex.Matches(code, $"^{comment}   (.+)$", RegexOptions.Multiline).Select(line => line.Groups[1].Value.Trim());

    private static async Task ShellAsync(IEnumerable<string> lines, string folder)
    {
        var result = await ShellAsync(string.Join('\n', lines.Prepend("set -e")), folder);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    private static Task<ProgramResult> ShellAsync(string script, string folder) => ChildProcess.RunAsync(
        "/bin/sh",
        ["-c", script],
        folder,
        new Dictionary<string, string> { ["PATH"] = $"{Path.GetDirectoryName(Toolchain.Buf)}:{Environment.GetEnvironmentVariable("PATH")}" });
}
