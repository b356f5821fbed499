using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Benchmarks;

/// <summary>What <c>compare</c> says of two made-up files.</summary>
[TestFixture]
internal sealed class CompareTests
{
    private const string Header = "cell,figure,subject,ours,size,run,value\n";

    [Test]
    public async Task Two_runs_are_compared_by_their_medians_and_spreads()
    {
        using var folder = new TemporaryFolder();
        var before = Write(folder, "a.csv", Lines("unary", 90, 100, 110) + Lines("batch", 10, 11, 12) + Lines("stream", 5, 6, 7) + Lines("old", 1));
        var after = Write(folder, "b.csv", Lines("unary", 105, 150, 160) + Lines("batch", 20, 22, 24) + Lines("stream", 1, 3, 4) + Lines("new", 1));

        var compared = await BenchmarkProgram.RunAsync("compare", before, after);

        Assert.That(compared.Output, Is.EqualTo(
            """
            | cell | figure | subject | A | B | B / A | spreads |
            | --- | --- | --- | ---: | ---: | ---: | --- |
            | unary | calls/s | CodeFirst | 100 | 150 | 1.50 | overlap |
            | batch | calls/s | CodeFirst | 11.0 | 22.0 | 2.00 | apart: B is higher |
            | stream | calls/s | CodeFirst | 6.00 | 3.00 | 0.50 | apart: B is lower |
            | old | calls/s | CodeFirst | 1.00 |  |  | only in A |
            | new | calls/s | CodeFirst |  | 1.00 |  | only in B |

            """));
    }

    [Test]
    public async Task A_file_that_holds_no_figures_is_refused_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, "other.csv", "");
        File.WriteAllText(path, "name,age\nAda,36\n");

        var refused = await BenchmarkProgram.RunAsync("compare", path, path);

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Error, Is.EqualTo(
                $"'{path}' cannot be read as figures: its header is not cell,figure,subject,ours,size,run,value. "
                + "Give a file that --output wrote, figures.csv.\n"));
        });
    }

    private static string Write(TemporaryFolder folder, string name, string lines)
    {
        File.WriteAllText(folder.PathTo(name), Header + lines);
        return folder.PathTo(name);
    }

    private static string Lines(string cell, params double[] values) =>
        string.Concat(values.Select((value, index) => $"{cell},calls/s,CodeFirst,ours,,{index + 1},{value}\n"));
}
