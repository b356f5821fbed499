using System.Text.RegularExpressions;
using CodeFirst.Tests.Evolution.Oracle;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>The gate beside <c>buf breaking</c>, rule by rule and category by category, over a corpus of changes.</summary>
[TestFixture]
internal sealed class OracleTests
{
    private IReadOnlyList<Mutation> _corpus = [];
    private ILookup<string, Verdict> _ours = null!;
    private ILookup<string, Verdict> _bufs = null!;

    [OneTimeSetUp]
    public async Task JudgeAsync()
    {
        Toolchain.RequireBuf();
        _corpus = Corpus.Make();
        _ours = _corpus.SelectMany(OurVerdicts.Judge).ToLookup(verdict => verdict.Package);
        _bufs = (await BufVerdicts.JudgeAsync(_corpus)).Select(OfField).ToLookup(verdict => verdict.Package);
    }

    [Test]
    public void The_corpus_holds_at_least_300_valid_schemas()
    {
        Assert.That(_corpus, Has.Count.AtLeast(300));
        Assert.That(_corpus.Where(mutation => !mutation.IsValid()), Is.Empty);
    }

    [Test]
    public void The_gate_says_what_buf_says_except_for_the_listed_improvements()
    {
        var unexplained = from mutation in _corpus
                          from difference in Differences(mutation)
                          where difference.Reason is null
                          select $"{mutation}: only {difference.Who}: {difference.Verdict}";

        Assert.That(string.Join('\n', unexplained), Is.Empty);
        TestContext.Out.WriteLine(Figures());
    }

    [Test]
    public void Every_listed_improvement_occurs()
    {
        var occurring = _corpus.SelectMany(Differences).Select(difference => difference.Reason?.Id).Distinct();

        Assert.That(Improvement.All.Select(improvement => improvement.Id), Is.SubsetOf(occurring));
    }

    [Test]
    public void Most_of_the_corpus_breaks_something_and_some_of_it_breaks_nothing()
    {
        var breaking = _corpus.Count(mutation => _ours[mutation.Package].Any());

        Assert.That(breaking, Is.InRange(_corpus.Count * 8 / 10, _corpus.Count - 10));
    }

    [Test]
    public void The_improvements_are_in_the_documentation()
    {
        var documented = Regex.Matches(
            File.ReadAllText(Repository.PathTo("docs", "evolution.md")), @"^\| ([A-Z_]+) \| (.+) \|$", RegexOptions.Multiline);

        Assert.That(
            documented.Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
            Is.EqualTo(Improvement.All.Select(improvement => (improvement.Id, improvement.Sentence))));
    }

    private string Figures()
    {
        var differences = _corpus.SelectMany(Differences).ToLookup(difference => difference.Who);
        var agreed = _ours.Sum(verdicts => verdicts.Distinct().Count()) - differences["we"].Count();
        return $"{_corpus.Count} schemas in 4 categories: {agreed} findings by both, "
            + $"{differences["we"].Count()} by the gate alone, {differences["buf"].Count()} by buf alone.";
    }

    /// <summary>What buf says of a map's entry is said of the map.</summary>
    private static Verdict OfField(Verdict verdict) => verdict.Element switch
    {
        "StockEntry#1" or "StockEntry#2" => verdict with { Element = "Item#16" },
        "SparesEntry#1" or "SparesEntry#2" => verdict with { Element = "Item#28" },
        _ => verdict,
    };

    private IEnumerable<(string Who, Verdict Verdict, Improvement? Reason)> Differences(Mutation mutation)
    {
        var (ours, bufs) = (_ours[mutation.Package].ToHashSet(), _bufs[mutation.Package].ToHashSet());
        foreach (var verdict in ours.Except(bufs))
            yield return ("we", verdict, Improvement.All.FirstOrDefault(improvement => improvement.ExplainsOurs(verdict, bufs)));
        foreach (var verdict in bufs.Except(ours))
            yield return ("buf", verdict, Improvement.All.FirstOrDefault(improvement => improvement.Drops(verdict, ours)));
    }
}
