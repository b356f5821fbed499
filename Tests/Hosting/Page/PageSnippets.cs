using System.Text.Json;
using System.Text.RegularExpressions;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The snippets of a page, and a folder to run each in as its own lines say.</summary>
internal sealed class PageSnippets(JsonElement page)
{
    public static async Task<PageSnippets> ReadAsync(PageHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Page };
        using var document = JsonDocument.Parse(await http.GetStringAsync("page.json"));
        return new PageSnippets(document.RootElement.Clone());
    }

    public string Of(string method, string language) => page.GetProperty("services").EnumerateArray()
        .SelectMany(service => service.GetProperty("methods").EnumerateArray())
        .First(found => found.GetProperty("name").GetString() == method).GetProperty("snippets").EnumerateArray()
        .First(found => found.GetProperty("language").GetString() == language).GetProperty("code").GetString()!;

    public static async Task<ProgramResult> PythonAsync(string code)
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(Lines(code, "#").Where(line => !line.Contains("grpc_tools", StringComparison.Ordinal)), folder.FullName);
        await File.WriteAllTextAsync(folder.PathTo("call.py"), code);
        return await ChildProcess.RunAsync("/usr/bin/python3", ["call.py"], folder.FullName);
    }

    /// <summary>A module in GOPATH mode, as Debian's packages have it.</summary>
    public static async Task<ProgramResult> GoAsync(string code, string command)
    {
        using var folder = new TemporaryFolder();
        var module = Directory.CreateDirectory(folder.PathTo("src/example")).FullName;
        await PrepareAsync(Lines(code, "//"), module);
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

    public static Task<ProgramResult> ShellAsync(string script, string? folder = null) => ChildProcess.RunAsync(
        "/bin/sh",
        ["-c", script],
        folder,
        new Dictionary<string, string> { ["PATH"] = $"{Path.GetDirectoryName(Toolchain.Buf)}:{Environment.GetEnvironmentVariable("PATH")}" });

    /// <summary>The commands in the comments of a snippet: they are indented.</summary>
    private static IEnumerable<string> Lines(string code, string comment) =>
        Regex.Matches(code, $"^{comment}   (.+)$", RegexOptions.Multiline).Select(line => line.Groups[1].Value.Trim());

    private static async Task PrepareAsync(IEnumerable<string> lines, string folder)
    {
        var result = await ShellAsync(string.Join('\n', lines.Prepend("set -e")), folder);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }
}
