using System.Text.RegularExpressions;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>Section "Deadlines" of <c>docs/production.md</c> has every setting with the default that the code has.</summary>
[TestFixture]
internal sealed partial class DeadlinePageTests
{
    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var section = File.ReadAllText(Repository.PathTo("docs", "production.md")).Split("\n## ")
            .Single(section => section.StartsWith("Deadlines", StringComparison.Ordinal));
        var page = Rows().Matches(section).Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new DeadlineOptions();

        Assert.That(page, Is.EquivalentTo([$"Unary = {options.Unary}", $"Streams = {options.Streams}", "Methods:SERVICE/METHOD = none"]));
        Assert.That(typeof(DeadlineOptions).GetProperties(), Has.Length.EqualTo(3));
    }

    [GeneratedRegex(@"^\| `(?<setting>\w[\w:/]*\w)` \| (?<default>[\w:.]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
