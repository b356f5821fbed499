using System.Text.RegularExpressions;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting;

/// <summary>The section "Stopping" of <c>docs/production.md</c> has every setting of it with the default that the code has.</summary>
[TestFixture]
internal sealed partial class StoppingPageTests
{
    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var page = Rows().Matches(File.ReadAllText(Repository.PathTo("docs", "production.md")))
            .Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new CodeFirstHostingOptions();
        var code = typeof(CodeFirstHostingOptions).GetProperties()
            .Where(property => property.Name.Contains("Stop", StringComparison.Ordinal))
            .Select(property => $"{property.Name} = {property.GetValue(options)}");
        Assert.That(page, Is.EquivalentTo(code));
    }

    [GeneratedRegex(@"^\| `(?<setting>(?:Stream)?Stop\w+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
