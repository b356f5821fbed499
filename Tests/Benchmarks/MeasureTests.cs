using System.Globalization;
using CodeFirst.Tests.Support;
using CsvHelper;
using NUnit.Framework;

namespace CodeFirst.Tests.Benchmarks;

/// <summary>That the one command measures something of every family. The figures themselves mean nothing here.</summary>
[TestFixture]
internal sealed class MeasureTests
{
    private static readonly string[] Tiny =
    [
        "--allow-debug", "--runs", "1", "--warm-up", "0", "--seconds", "0.05", "--users", "1000", "--most-users", "1000", "--most-watches", "10",
    ];

    // one peer of each protocol: a test of the tool, not of the peers
    [TestCase("unary", "unary, 64 at once|calls/s|CodeFirst", "unary, 64 at once|calls/s|JSON, HTTP/1.1")]
    [TestCase("stored", "unary, SQLite, 1 at once|p99, µs|CodeFirst", "unary, SQLite, 64 at once|calls/s|JSON, HTTP/1.1")]
    [TestCase("batch", "batch, 10,000 users|users/s|CodeFirst", "batch, 100 users|server CPU, ms per 1,000 users|JSON, HTTP/1.1")]
    [TestCase("stream", "stream, received|messages/s|CodeFirst", "stream, sent|messages/s|CodeFirst", "stream, exchanged|server's peak memory, MiB|CodeFirst")]
    [TestCase("client", "client, 64 at once|client allocation, bytes per call|CodeFirst")]
    [TestCase("serialize", "serialize, one user|deserialize, ns per user|CodeFirst", "serialize, 10,000 users|serialize, ns per user|hand-written floor")]
    [TestCase("document", "document, 1,000 users|MB on the wire|ExportUserStats", "document, 1,000 users|Python CPU, s|JSON, gzip")]
    [TestCase("start", "start, peers|start to first reply, ms|CodeFirst", "start, peers|memory after load, MiB|JSON, HTTP/1.1")]
    [TestCase("growth", "growth, 1,000 users|export, users/s|service", "growth, 10 watches|event sent to last update seen, p50, µs|service")]
    [TestCase("get", "GetUserStats, 64 at once|calls/s|service")]
    [TestCase("export", "export, 1,000 users|users/s|service")]
    [TestCase("record", "record, one stream, 1 a message|durable events/s|service")]
    [TestCase("watch", "watch|event sent to update seen, p50, µs|service")]
    public async Task A_family_is_measured_and_its_figures_are_written(string family, params string[] figures)
    {
        if (family == "document")
            Toolchain.RequirePython();
        using var folder = new TemporaryFolder();

        var measured = await BenchmarkProgram.RunAsync(
            ["--cells", family, "--peers", "codefirst", "json-http1", .. Tiny, "--output", folder.FullName]);

        Assert.That(measured.ExitCode, Is.Zero, measured.Error);
        Assert.That(Figures(folder), Is.SupersetOf(figures));
        Assert.That(File.ReadAllText(folder.PathTo("README.md")), Does.Contain(measured.Output));
    }

    // each figure of the file whose value is a number
    private static IEnumerable<string> Figures(TemporaryFolder folder)
    {
        using var file = File.OpenRead(folder.PathTo("figures.csv"));
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
            if (double.TryParse(csv.GetString("value"), CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
                yield return $"{csv.GetString("cell")}|{csv.GetString("figure")}|{csv.GetString("subject")}";
    }
}
