using System.Text;
using System.Text.RegularExpressions;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Readme;

/// <summary>Links lead somewhere, and commands are understood: on every page.</summary>
[TestFixture]
internal sealed partial class PageTests
{
    private static IEnumerable<string> Pages =>
    [
        "README.md", "deploy/README.md",
        .. Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_every_anchor_to_a_heading(string page)
    {
        var broken = Links().Matches(Text(page))
            .Select(link => (Path: link.Groups["path"].Value, Anchor: link.Groups["anchor"].Value))
            .Where(link => !link.Path.Contains("://", StringComparison.Ordinal))
            .Where(link => !Leads(link.Path.Length == 0 ? page : Combine(page, link.Path), link.Anchor));

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Every_codefirst_command_is_understood(string page)
    {
        foreach (var command in Commands(page).Where(command => command.StartsWith("codefirst ", StringComparison.Ordinal)))
        {
            var run = await ChildProcess.RunAsync(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)]);

            // understood, so it looks for the file
            Assert.That(run.Output + run.Error, Does.Contain("There is no").And.Not.Contain("See: codefirst"), command);
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_project_that_a_command_names_exists(string page)
    {
        var projects = Commands(page).SelectMany(command => Projects().Matches(command)).Select(project => project.Groups["path"].Value);

        Assert.That(projects.Where(project => !Directory.Exists(Repository.PathTo(project))), Is.Empty);
    }

    [Test]
    public void Commands_are_found() =>
        Assert.That(Pages.SelectMany(Commands).Where(command => command.StartsWith("codefirst ", StringComparison.Ordinal)).ToList(), Has.Count.GreaterThan(5));

    /// <summary>Lines of shell and of code in the text that name a file to work on.</summary>
    private static IEnumerable<string> Commands(string page)
    {
        var text = Text(page);
        var fenced = Fences().Matches(text).SelectMany(fence => fence.Groups["code"].Value.Split('\n'));
        var inline = Inline().Matches(text).Select(code => code.Groups["code"].Value);
        return fenced.Concat(inline)
            .Select(line => line.Split(" #")[0].Trim())
            .Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) || Named().IsMatch(line));
    }

    private static bool Leads(string path, string anchor)
    {
        var target = Repository.PathTo(path);
        return Path.Exists(target)
            && (anchor.Length == 0 || Headings().Matches(File.ReadAllText(target)).Any(heading => Slug(heading.Groups["text"].Value) == anchor));
    }

    private static string Combine(string page, string link) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(link, Path.GetDirectoryName(Repository.PathTo(page))!));

    /// <summary>A heading's anchor, as GitHub makes it.</summary>
    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var letter in heading.ToLowerInvariant())
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                slug.Append(letter);
            else if (letter == ' ')
                slug.Append('-');
        return slug.ToString();
    }

    private static string Text(string page) => File.ReadAllText(Repository.PathTo(page));

    [GeneratedRegex(@"\]\((?<path>[^)#\s]*)(#(?<anchor>[^)]*))?\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^```(sh)?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"(?<!`)`(?<code>[^`\n]+)`(?!`)")]
    private static partial Regex Inline();

    [GeneratedRegex(@"^codefirst \w+ +\S+\.dll")]
    private static partial Regex Named();

    [GeneratedRegex(@"(--project|dotnet build|dotnet publish) (?<path>[A-Za-z]\S*)")]
    private static partial Regex Projects();
}
