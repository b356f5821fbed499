using System.Text.Json;
using CodeFirst.Cli;
using CodeFirst.Cli.Reports;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Cli;

/// <summary>One report in every format: a refusal, a break, an accepted break, and a file that failed.</summary>
[TestFixture]
internal sealed class ReportTests
{
    private static readonly BreakingChange Renumbered =
        new("FIELD_RENUMBERED", "shop.Order.id", "was renumbered from 1 to 7", Callers.Binary, "Write: [ProtoMember(1)]");

    private static readonly BreakingChange Deleted =
        new("FIELD_NO_DELETE", "shop.Order.tag", "(number 2) was deleted", Callers.All, "Write: [ProtoMember(2)]");

    /// <summary>A folder that is not below the working directory, with characters that an URI must escape.</summary>
    private static readonly string Elsewhere = Path.Combine(Path.GetTempPath(), "a b#c");

    private static readonly string Here = Path.Combine(Environment.CurrentDirectory, "Big Shop", "Order.cs");

    private static readonly string[] PlaceLists = ["locations", "relatedLocations"];

    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    [Test]
    public void Text_gives_people_the_breaks_as_the_answer_and_the_rest_beside_it()
    {
        var (output, error) = Write(new TextFormat());

        Assert.That(output, Is.EqualTo(
            "FIELD_RENUMBERED: shop.Order.id was renumbered from 1 to 7.\n  Breaks binary callers.\n  Write: [ProtoMember(1)]\n"
            + $"  {Path.Combine("Big Shop", "Order.cs")}(9,16)\n\n"));
        Assert.That(error, Does.StartWith(
            "CodeFirst.Tests.Cli.Located.Automatic cannot be exported: it is a test; leave it.\n'shop.proto' is missing; export it.\nA note.\n"));
    }

    [Test]
    public void MSBuild_gets_one_line_each_at_the_source()
    {
        var (output, error) = Write(new MSBuildFormat());

        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            $"{Repository.PathTo("Tests", "Cli", "Located.cs")}(15,16): error CF0001: CodeFirst.Tests.Cli.Located.Automatic cannot be exported: "
                + "it is a test; leave it.",
            $"{Here}(9,16): error FIELD_RENUMBERED: shop.Order.id was renumbered from 1 to 7. Breaks binary callers. Write: [ProtoMember(1)] "
                + $"(baseline: {Path.Combine(Elsewhere, "shop.proto")}(4))",
            "shop.proto: error CF0003: 'shop.proto' is missing; export it.",
        }));
        Assert.That(error, Is.EqualTo("A note.\n"));
    }

    [Test]
    public void MSBuild_gets_breaks_as_warnings_when_they_are_no_errors()
    {
        var (output, _) = Write(new MSBuildFormat(), breaksAreErrors: false);

        Assert.That(output, Does.Contain(": warning FIELD_RENUMBERED: ").And.Contain(": error CF0001: ").And.Contain(": error CF0003: "));
    }

    [Test]
    public void JSON_tells_refusals_breaks_and_failures_alike()
    {
        using var json = JsonDocument.Parse(Write(new JsonFormat()).Output);

        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.That(findings.Select(found => found.GetProperty("rule").GetString()), Is.EqualTo(["CF0001", "FIELD_RENUMBERED", "CF0003"]));
        Assert.That(
            findings.Select(found => found.TryGetProperty("source", out var source) ? source.GetProperty("line").GetInt32() : 0),
            Is.EqualTo([15, 9, 0]));
        Assert.That(findings[1].GetProperty("file").GetProperty("line").GetInt32(), Is.EqualTo(4));
        Assert.That(
            json.RootElement.GetProperty("accepted").EnumerateArray().Select(found => found.GetProperty("rule").GetString()),
            Is.EqualTo(["FIELD_NO_DELETE"]));
    }

    /// <summary>Section numbers are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/.</summary>
    [Test]
    public void SARIF_keeps_the_rules_of_its_standard()
    {
        using var sarif = JsonDocument.Parse(Write(new SarifFormat()).Output);

        Assert.That(sarif.RootElement.GetProperty("version").GetString(), Is.EqualTo("2.1.0"), "3.13.2");
        var run = sarif.RootElement.GetProperty("runs").EnumerateArray().Single();
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.That(driver.GetProperty("name").GetString(), Is.Not.Empty, "3.19.8");
        var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        Assert.That(rules, Is.Unique, "3.49.3");
        var bases = run.GetProperty("originalUriBaseIds").EnumerateObject().ToDictionary(root => root.Name, root => root.Value.GetProperty("uri").GetString()!);
        Assert.That(bases.Values, Is.All.StartsWith("file:///").And.All.EndsWith("/"), "3.14.14");

        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.That(results, Has.Count.EqualTo(4));
        foreach (var result in results)
        {
            Assert.That(rules[result.GetProperty("ruleIndex").GetInt32()], Is.EqualTo(result.GetProperty("ruleId").GetString()), "3.27.6");
            Assert.That(result.GetProperty("level").GetString(), Is.AnyOf(Levels), "3.27.10");
            Assert.That(result.GetProperty("message").GetProperty("text").GetString(), Is.Not.Empty, "3.27.11");
            foreach (var place in Places(result))
                CheckPlace(place, bases);
        }
    }

    [Test]
    public void SARIF_has_the_source_as_location_the_baseline_as_related_and_accepted_breaks_suppressed()
    {
        using var sarif = JsonDocument.Parse(Write(new SarifFormat()).Output);

        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.That(results.Select(result => result.TryGetProperty("suppressions", out _)), Is.EqualTo([false, false, false, true]));
        Assert.That(Places(results[1]).Select(Uri), Is.EqualTo(["Big%20Shop/Order.cs", new Uri(Path.Combine(Elsewhere, "shop.proto")).AbsoluteUri]));
        Assert.That(Places(results[2]).Select(Uri), Is.EqualTo(["shop.proto"]));
        Assert.That(Uri(Places(results[1]).Last()), Does.Contain("a%20b%23c"));
    }

    private static IEnumerable<JsonElement> Places(JsonElement result) =>
        from property in PlaceLists
        where result.TryGetProperty(property, out _)
        from place in result.GetProperty(property).EnumerateArray()
        select place.GetProperty("physicalLocation");

    private static string? Uri(JsonElement place) => place.GetProperty("artifactLocation").GetProperty("uri").GetString();

    private static void CheckPlace(JsonElement place, Dictionary<string, string> bases)
    {
        var artifact = place.GetProperty("artifactLocation");
        var uri = Uri(place)!;
        Assert.That(System.Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), Is.True, $"3.4.3: {uri}");
        if (artifact.TryGetProperty("uriBaseId", out var baseId))
            Assert.That(bases.Keys, Contains.Item(baseId.GetString()), "3.4.4");
        else
            Assert.That(new Uri(uri).IsAbsoluteUri, Is.True, "3.4.4");
        if (place.TryGetProperty("region", out var region))
            Assert.That(region.EnumerateObject().Select(position => position.Value.GetInt32()), Is.All.GreaterThan(0), "3.30.5");
    }

    private static (string Output, string Error) Write(IReportFormat format, bool breaksAreErrors = true)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var report = new Report(format, output, error) { BreaksAreErrors = breaksAreErrors };
        report.Note("A note.");
        report.Run(typeof(ReportTests).Assembly.Location, "exported", () => throw new ContractException(
            [new Finding("CodeFirst.Tests.Cli.Located", "Automatic", "it is a test", "leave it")]));
        // the same report again, with what a command adds
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        report.Findings.Add(Problem(Renumbered));
        report.Fail(ReportIds.Stale, "shop.proto", "'shop.proto' is missing; export it.");
        report.Accepted.Add(Problem(Deleted));
        report.Run("", "exported", () => ExitCodes.Ok);
        return (output.ToString(), error.ToString());
    }

    private static Problem Problem(BreakingChange found) => new(found.Rule, found.Element, found.ToString())
    {
        Source = new(Here, 9, 16),
        File = new(Path.Combine(Elsewhere, "shop.proto"), 4),
        Break = found,
    };
}
