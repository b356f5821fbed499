using System.Text.RegularExpressions;
using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Evolution;

/// <summary>
/// One rule's case in <c>Cases/RULE.proto</c>: files <c>before</c>, files that break the rule, and files that nearly do. Each file begins
/// with a line <c>//// before: shop.proto</c>.
/// </summary>
internal sealed class RuleCase
{
    private readonly List<(string Part, string File, string Text)> _files;

    private RuleCase(string text)
        => _files = [.. Regex.Matches(text, @"^//// ([a-z ]+): (\S+)\n((?:(?!////).*\n)*)", RegexOptions.Multiline)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];

    public static IEnumerable<string> Names
        => Directory.EnumerateFiles(Folder, "*.proto").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Folder => Repository.PathTo("Tests", "Evolution", "Cases");

    public static RuleCase Read(string rule) => new(File.ReadAllText(Path.Combine(Folder, $"{rule}.proto")));

    /// <summary>The ids of all rules that find something between the files before and the files of <paramref name="part"/>, in any category.</summary>
    public IEnumerable<BreakingChange> Findings(string part)
    {
        var (before, after) = (Parse("before").Files, Parse(part).Files);
        return new[] { Category.Wire, Category.WireJson, Category.Package, Category.File }
            .SelectMany(category => Gate.Check(before, after, category))
            .Distinct();
    }

    public Baseline Parse(string part)
    {
        using var folder = new TemporaryFolder();
        foreach (var (_, file, text) in _files.Where(file => file.Part == part))
            File.WriteAllText(folder.PathTo(file), text);
        return Baseline.Read(folder.FullName);
    }
}
