using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>Every rule, by its case in the folder Cases.</summary>
[TestFixture]
internal sealed class RuleTests
{
    private static IEnumerable<string> Ids => Gate.Rules.Select(rule => rule.Id);

    [Test]
    public void Every_rule_has_a_case_and_every_case_a_rule() => Assert.That(RuleCase.Names, Is.EquivalentTo(Ids));

    [TestCaseSource(nameof(Ids))]
    public void A_rule_finds_what_breaks_it(string rule)
        => Assert.That(RuleCase.Read(rule).Findings("breaks").Select(found => found.Rule), Has.Some.EqualTo(rule));

    [TestCaseSource(nameof(Ids))]
    public void A_rule_lets_its_near_miss_pass(string rule)
        => Assert.That(RuleCase.Read(rule).Findings("near miss").Select(found => found.Rule), Has.None.EqualTo(rule));

    [TestCaseSource(nameof(Ids))]
    public void A_finding_names_the_element_whom_it_breaks_and_what_mends_it(string rule)
    {
        foreach (var found in RuleCase.Read(rule).Findings("breaks").Where(found => found.Rule == rule))
        {
            Assert.That(found.Breaks, Is.Not.EqualTo(Callers.None));
            Assert.That(found.ToString(), Does.Match(@"^\S+.* [^.].*\. Breaks [a-zJSON ,]+\. \S.*$"));
            Assert.That(found.What, Does.Not.Match(@"\.$"));
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Nothing_is_found_where_nothing_changed(string rule) => Assert.That(RuleCase.Read(rule).Findings("before"), Is.Empty);

    [Test]
    public void A_rule_is_described_by_one_sentence()
    {
        foreach (var rule in Gate.Rules)
            Assert.That(rule.Sentence, Does.Match(@"^[A-Z][^.]*\.$"), rule.Id);
    }

    [Test]
    public void No_two_rules_share_an_id() => Assert.That(Ids, Is.Unique);

    [Test]
    public void The_documentation_lists_every_rule_with_its_sentence_and_categories()
    {
        var documented = File.ReadAllLines(Repository.PathTo("docs", "evolution.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.That(documented, Is.EqualTo(Gate.Rules.Select(rule => $"| `{rule}` | {rule.Sentence} | {InWords(rule.Categories)} |")));
    }

    private static string InWords(Category categories) => string.Join(
        ", ",
        new[] { (Category.Wire, "WIRE"), (Category.WireJson, "WIRE_JSON"), (Category.Package, "PACKAGE"), (Category.File, "FILE") }
            .Where(category => categories.HasFlag(category.Item1))
            .Select(category => category.Item2));
}
