using System.Text.RegularExpressions;
using CodeFirst.Tests.Interop;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Readme;

/// <summary>Every command and program of docs/browsers-and-json.md does what the page says, against the service as it is started there.</summary>
[TestFixture]
internal sealed partial class BrowsersPageTests
{
    private const string Address = "http://127.0.0.1:50080";

    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "browsers-and-json.md"));

    private UsersHost _host = default!;

    private static IEnumerable<TestCaseData> Commands => Fences().Matches(Page)
        .Where(fence => fence.Groups["language"].Value == "sh")
        .Select(fence => new TestCaseData(fence.Groups["code"].Value, Answers().Match(Page, fence.Index + fence.Length).Groups["code"].Value)
            .SetArgDisplayNames(fence.Groups["code"].Value.Trim()));

    private static IEnumerable<string> Programs => Fences().Matches(Page)
        .Where(fence => fence.Groups["language"].Value == "js").Select(fence => fence.Groups["code"].Value);

    [OneTimeSetUp]
    public async Task Start() => _host = await UsersHost.StartAsync(arguments: "--Web:Url=http://127.0.0.1:0");

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCaseSource(nameof(Commands))]
    public async Task A_command_answers_as_it_says(string command, string answer)
    {
        Toolchain.RequireCurl();

        var ended = await ChildProcess.RunAsync("/bin/sh", ["-c", Here(command)]);

        Assert.That(ended.Output.TrimEnd(), Is.EqualTo(answer.TrimEnd()), ended.Error);
    }

    [TestCaseSource(nameof(Programs))]
    public async Task A_program_runs(string program)
    {
        Toolchain.RequireConnect();
        var file = Path.Combine(await ConnectPeer.FolderAsync(), $"page-{program.Length}.mjs");
        await File.WriteAllTextAsync(file, Here(program));

        var ended = await ChildProcess.RunAsync("node", [file]);

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((0, program.StartsWith("import", StringComparison.Ordinal)
            ? "Cloud_Architect 1500\n100\n"
            : "Cloud_Architect 1500\n")), ended.Error);
    }

    private string Here(string text) => text.Replace(Address, _host.Web!.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    // what is printed below a command
    [GeneratedRegex(@"^```json\n(?<code>\{.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Answers();
}
