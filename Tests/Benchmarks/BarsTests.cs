using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Benchmarks;

/// <summary>What <c>bars</c> says: of made-up figures, and of those that are published.</summary>
[TestFixture]
internal sealed class BarsTests
{
    [Test]
    public async Task A_ratio_is_met_missed_or_not_measured()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathTo("unary"));
        File.WriteAllText(
            folder.PathTo("unary/figures.csv"),
            "cell,figure,subject,ours,size,run,value\n"
            + Lines("\"unary, 16 at once\",\"server CPU, ms per 1,000 calls\",CodeFirst,ours", 9, 10, 8)
            + Lines("\"unary, 16 at once\",\"server CPU, ms per 1,000 calls\",contract-first,", 10, 10, 10)
            + Lines("\"unary, 64 at once\",calls/s,CodeFirst,ours", 120, 130, 140)
            + Lines("\"unary, 64 at once\",calls/s,grpc-go,", 100, 100, 100));

        var bars = await BenchmarkProgram.RunAsync("bars", folder.PathTo("."));

        Assert.That(bars.Output.Split('\n').Take(6), Is.EqualTo((string[])
        [
            "| ratio | bar | reached | min - max | |",
            "| --- | ---: | ---: | ---: | --- |",
            "| unary, server CPU a call, 16 at once / contract-first | ≤ 1.0 | 0.90 | 0.80 - 1.00 | met |",
            "| unary, server CPU a call, 64 at once / contract-first | ≤ 1.0 | | | not measured |",
            "| unary, server CPU a call, 64 at once, with our defaults / without | ≤ 1.05 | | | not measured |",
            "| unary, calls/s, 64 at once / grpc-go | ≥ 1.5 | 1.30 | 1.20 - 1.40 | **missed** |",
        ]));
    }

    [Test]
    public async Task The_published_table_is_that_of_the_published_figures()
    {
        var bars = await BenchmarkProgram.RunAsync("bars", Repository.PathTo("docs", "performance"));

        Assert.That(bars.Output, Does.Not.Contain("not measured"));
        Assert.That(File.ReadAllText(Repository.PathTo("docs", "performance", "README.md")), Does.Contain(bars.Output));
    }

    private static string Lines(string figure, params double[] values) =>
        string.Concat(values.Select((value, run) => FormattableString.Invariant($"{figure},,{run + 1},{value}\n")));
}
