using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>Breaks that are meant.</summary>
[TestFixture]
internal sealed class GateReportTests
{
    private static readonly Acceptance Meant = new("FIELD_NO_DELETE", "shop.Order.name", "Nobody reads it.");

    [Test]
    public void An_accepted_break_is_no_finding()
    {
        var report = Report(Category.Package, Meant);

        Assert.That(report.Findings, Is.Empty);
        Assert.That(report.Accepted.Select(found => found.Element), Is.EqualTo(["shop.Order.name"]));
    }

    [TestCase("FIELD_NO_DELETE", "shop.Order.id")]
    [TestCase("FIELD_SAME_NAME", "shop.Order.name")]
    public void An_acceptance_of_something_else_accepts_nothing_and_is_reported(string rule, string element)
    {
        var report = Report(Category.Package, Meant with { Rule = rule, Element = element });

        Assert.That(report.Findings.Select(found => $"{found.Rule}: {found}"), Is.EqualTo(
        [
            "FIELD_NO_DELETE: shop.Order.name (number 2) was deleted. Breaks binary callers, JSON callers and generated source. "
                + "In Order, write: [ProtoMember(2)] public string Name { get; init; } = \"\"; "
                + "(add [Obsolete] when nobody should use it any more)",
            $"ACCEPTANCE_UNUSED: {element} does not break {rule}, yet the break is accepted. Delete the entry",
        ]));
    }

    [Test]
    public void An_acceptance_of_a_rule_that_is_not_checked_is_left_alone()
        => Assert.That(Report(Category.WireJson, Meant).Findings.Select(found => found.Rule), Has.None.StartsWith("ACCEPTANCE"));

    [Test]
    public void An_acceptance_of_no_rule_is_reported()
        => Assert.That(
            Report(Category.Package, Meant, Meant with { Rule = "FIELD_NO_DELET" }).Findings.Select(found => $"{found.Rule}: {found}"),
            Is.EqualTo(
            [
                "ACCEPTANCE_UNKNOWN_RULE: shop.Order.name is accepted for FIELD_NO_DELET, which is no rule. "
                    + "Write the rule as the finding named it, or delete the entry",
            ]));

    [Test]
    public void The_file_is_read_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo(AcceptanceFile.DefaultName);

        AcceptanceFile.Write(path, [Meant]);

        Assert.That(AcceptanceFile.Read(path), Is.EqualTo([Meant]));
        Assert.That(File.ReadAllText(path), Is.EqualTo("""
            {
              "accepted": [
                {
                  "rule": "FIELD_NO_DELETE",
                  "element": "shop.Order.name",
                  "reason": "Nobody reads it."
                }
              ]
            }

            """));
    }

    [Test]
    public void No_file_accepts_nothing() => Assert.That(AcceptanceFile.Read("no/such.json"), Is.Empty);

    [TestCase("""{ "accepted": [ { "rule": "R", "element": "e", "reason": " " } ] }""",
        "accepts 'R' of 'e' without a reason; every entry needs rule, element and reason")]
    [TestCase("""{ "accepted": [ { "rule": "R", "elment": "e", "reason": "r" } ] }""", "is not a list of acceptances: ")]
    [TestCase("accepted: all", "is not a list of acceptances: ")]
    public void A_file_that_is_not_complete_is_refused(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("accepted.json");
        File.WriteAllText(path, text);

        Assert.That(() => AcceptanceFile.Read(path), Throws.TypeOf<BaselineException>().With.Message.StartsWith($"'{path}' {reason}"));
    }

    private static GateReport Report(Category category, params Acceptance[] accepted) => GateReport.Make(
        Protos.Shop("message Order { int32 id = 1; string name = 2; }"), Protos.Shop("message Order { int32 id = 1; }"), category, accepted);
}
