using System.Globalization;
using System.Text.RegularExpressions;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>Section "Limits" of <c>docs/production.md</c> has every setting with the default that the code has.</summary>
[TestFixture]
internal sealed partial class LimitPageTests
{
    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var section = File.ReadAllText(Repository.PathTo("docs", "production.md")).Split("\n## ")
            .Single(section => section.StartsWith("Limits", StringComparison.Ordinal));
        var page = Rows().Matches(section).Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new LimitOptions();
        var code = typeof(LimitOptions).GetProperties().Select(property => $"{property.Name} = {Text(property.GetValue(options)!)}");

        Assert.That(page, Is.EquivalentTo(code));
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"^\| `(?<setting>\w+)` \| (?<default>[\w:.]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
