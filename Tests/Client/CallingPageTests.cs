using System.Globalization;
using System.Text.RegularExpressions;
using CodeFirst.Client;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary><c>docs/calling.md</c> has every setting with the default that the code has.</summary>
[TestFixture]
internal sealed partial class CallingPageTests
{
    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var page = Rows().Matches(File.ReadAllText(Repository.PathTo("docs", "calling.md")))
            .Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new CodeFirstClientOptions();
        var code = typeof(CodeFirstClientOptions).GetProperties().Select(property => $"{property.Name} = {Text(property.GetValue(options))}");

        Assert.That(page, Is.EquivalentTo(code));
    }

    private static string Text(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        TimeProvider => "System",
        TimeSpan time => Fraction().Replace(time.ToString(), ""),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"^\| `(?<setting>\w+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"(?<=\.\d+?)0+$")]
    private static partial Regex Fraction();
}
