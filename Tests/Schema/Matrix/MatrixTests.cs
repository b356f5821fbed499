using System.Text.RegularExpressions;
using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using CodeFirst.Tests.Wire;
using CodeFirst.Wire;
using CodeFirst.Wire.Contracts;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema.Matrix;

/// <summary>
/// What is said of each member that a contract could have stands in a reviewed file, and what is exported carries random values from C#
/// through Python and Go.
/// </summary>
[TestFixture]
internal sealed partial class MatrixTests
{
    private const string Refresh = "REFRESH_MATRIX";

    private static readonly string Reviewed = Repository.PathTo("Tests", "Schema", "Matrix", "matrix.txt");

    private static readonly Lazy<IReadOnlyList<(Type Service, string Verdict)>> Verdicts = new(
        () => [.. Compile().Select(service => (service, Verdict(service)))]);

    [Test]
    public void Each_is_exported_or_refused_as_reviewed()
    {
        var verdicts = MatrixSource.Cells.Zip(Verdicts.Value, (cell, judged) => (cell.Label, judged.Verdict));
        var text = string.Concat(verdicts
            .GroupBy(cell => cell.Verdict, cell => $"    {cell.Label}\n")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}\n{string.Concat(group)}"));

        if (Environment.GetEnvironmentVariable(Refresh) is { Length: > 0 })
            File.WriteAllText(Reviewed, text);

        Assert.That(text.Split('\n'), Is.EqualTo(File.ReadAllLines(Reviewed).Append("")), $"Review what changed, after: {Refresh}=1 ./test");
    }

    [TestCase(24)]
    [TestCase(1_000, Category = "Full")]
    public async Task Each_that_is_exported_carries_every_value(int values)
    {
        Type[] exported = [.. Verdicts.Value.Where(judged => !judged.Verdict.StartsWith('!')).Select(judged => judged.Service)];
        using var folder = new TemporaryFolder();
        var relays = Travel.Relays(folder);
        var options = new WireOptions { Values = values };

        var results = await new WireRun([WireContract.FromServices(exported)], relays, options).ExecuteAsync(folder.FullName);

        var failures = results.Where(message => message.Failures.Count > 0)
            .Select(message => (Cell: Cell(message.Message), Failure: message.Failures[0]))
            .Select(failed => $"{failed.Cell}\n    value {failed.Failure.Value}: {failed.Failure.Difference}");
        TestContext.Out.WriteLine($"{exported.Length} of {Verdicts.Value.Count} members are exported.");
        Assert.That(failures, Is.Empty, string.Join('\n', failures));
    }

    private static string Verdict(Type service)
    {
        try
        {
            var text = ProtoPrinter.Print(ContractSchema.FromServices(service).Files.Single());
            var name = Regex.Match(text, @"rpc Send\((\w+)\)").Groups[1].Value;
            var fields = text[(text.IndexOf($"message {name} {{", StringComparison.Ordinal) + $"message {name} {{".Length)..];
            var end = fields.IndexOf("\n}", StringComparison.Ordinal);
            return string.Join(' ', fields[..Math.Max(0, end)].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        catch (ContractException refused)
        {
            return string.Join("; ", refused.Findings.Select(finding => $"! {Number().Replace(finding.Reason, "")}"));
        }
    }

    [GeneratedRegex(@"(?<=\b(M|IS))\d+")]
    private static partial Regex Number();

    private static string Cell(string message) =>
        message["matrix.".Length..] is ['M', .. var number] && int.TryParse(number, out var at) ? MatrixSource.Cells[at].Label : message;

    private static Type[] Compile()
    {
        var assembly = CompiledContract.Load("Matrix", MatrixSource.Print());
        return [.. Enumerable.Range(0, MatrixSource.Cells.Count).Select(at => assembly.GetType($"Matrix.IS{at}", throwOnError: true)!)];
    }
}
