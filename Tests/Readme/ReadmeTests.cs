using System.Text.RegularExpressions;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Readme;

/// <summary>Every piece of code in the README, and C#, Python and Go of the other pages, stands in a file that the tests compile or run.</summary>
[TestFixture]
internal sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathTo("README.md"));

    private static readonly Dictionary<string, (string Folder, string Ending)[]> Sources = new()
    {
        ["csharp"] = [("Tests", ".cs"), ("Contracts", ".cs"), (OrdersTemplate.Folder, ".cs")],
        ["proto"] = [("Contracts", ".proto"), (OrdersTemplate.Folder, ".proto")],
        ["python"] = [("Tests/Interop/python", ".py")],
        ["go"] = [("Tests/Interop/go", ".go")],
    };

    private static IEnumerable<TestCaseData> PageSnippets() => Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md")
        .SelectMany(page => Fences().Matches(File.ReadAllText(page))
            .Where(fence => fence.Groups["language"].Value is "csharp" or "python" or "go"
                // contract.md has tests of its own, with what its own contract exports
                || (fence.Groups["language"].Value == "proto" && Path.GetFileName(page) != "contract.md"))
            .Select((fence, i) => new TestCaseData(fence.Groups["language"].Value, fence.Groups["code"].Value) { TestName = $"{{m}}({Path.GetFileName(page)} {i})" }));

    [TestCaseSource(nameof(PageSnippets))]
    public void A_snippet_of_a_page_stands_in_a_file_that_is_compiled_or_run(string language, string code) =>
        A_snippet_stands_in_a_file_that_is_compiled_or_run(language, code);

    private static IEnumerable<TestCaseData> Snippets() => Fences().Matches(Readme)
        .Where(fence => Sources.ContainsKey(fence.Groups["language"].Value))
        .Select((fence, i) => new TestCaseData(fence.Groups["language"].Value, fence.Groups["code"].Value) { TestName = $"{{m}}({i}: {fence.Groups["language"].Value})" });

    [TestCaseSource(nameof(Snippets))]
    public void A_snippet_stands_in_a_file_that_is_compiled_or_run(string language, string code)
    {
        var snippet = Lines(code);

        var files = Sources[language].SelectMany(source => Directory
            .EnumerateFiles(Repository.PathTo(source.Folder), "*" + source.Ending, SearchOption.AllDirectories));
        Assert.That(files.Any(file => Lines(OrdersTemplate.Read(file)).Contains(snippet, StringComparison.Ordinal)), Is.True, code);
    }

    [Test]
    public void There_are_snippets_of_every_language() =>
        Assert.That(Snippets().Select(snippet => snippet.Arguments[0]).Distinct(), Is.EquivalentTo(Sources.Keys));

    [Test]
    public void Every_file_the_readme_links_to_exists()
    {
        var links = Links().Matches(Readme).Select(link => link.Groups["path"].Value).Where(path => !path.Contains("://", StringComparison.Ordinal));

        Assert.That(links.Where(path => !Path.Exists(Repository.PathTo(path))), Is.Empty);
    }

    // indentation and blank lines differ between a page and a file
    private static string Lines(string text) =>
        "\n" + string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n";

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\]\((?<path>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Links();
}
