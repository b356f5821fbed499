using System.Globalization;
using System.Text.RegularExpressions;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Validation;

/// <summary>Section "Validation" of <c>docs/production.md</c> has every setting with the default that the code has.</summary>
[TestFixture]
internal sealed partial class ValidationPageTests
{
    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var section = File.ReadAllText(Repository.PathTo("docs", "production.md")).Split("\n## ")
            .Single(section => section.StartsWith("Validation", StringComparison.Ordinal));
        var page = Rows().Matches(section).Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new RequestValidationOptions();
        var code = typeof(RequestValidationOptions).GetProperties().Select(property =>
            $"{property.Name} = {Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)!.ToLowerInvariant()}");

        Assert.That(page, Is.EquivalentTo(code));
    }

    [GeneratedRegex(@"^\| `(?<setting>\w+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
