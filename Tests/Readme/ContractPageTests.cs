using System.Text.RegularExpressions;
using CodeFirst.Schema;
using CodeFirst.Tests.Readme.Page;
using CodeFirst.Tests.Schema;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Readme;

/// <summary><c>docs/contract.md</c> says what the exporter does.</summary>
[TestFixture]
internal sealed partial class ContractPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "contract.md"));

    private static readonly string Exported = ProtoPrinter.Print(ContractSchema.FromServices(typeof(IOrderService)).Files.Single().Descriptor);

    [Test]
    public void Every_proto_is_what_is_exported()
    {
        var shown = ProtoFences().Matches(Page).Select(fence => Lines(fence.Groups["code"].Value)).ToList();

        Assert.That(shown, Has.Count.GreaterThan(2));
        Assert.That(shown.Where(text => !Lines(Exported).Contains(text, StringComparison.Ordinal)), Is.Empty, Exported);
    }

    [Test]
    public void Every_value_is_exported_as_the_table_says()
    {
        var rows = ValueRows().Matches(Page)
            .Select(row => $"{row.Groups["csharp"].Value} {row.Groups["format"].Value.Trim('`')}: {row.Groups["proto"].Value}");

        var fields = ExportedFields().Matches(Exported).ToDictionary(field => field.Groups["number"].Value, Proto);
        var members = ValueMembers().Matches(File.ReadAllText(Repository.PathTo("Tests", "Readme", "ContractPage.cs")))
            .Select(member => $"{member.Groups["type"].Value} {member.Groups["format"].Value}: {fields[member.Groups["number"].Value]}");

        Assert.That(rows, Is.EqualTo(members));
    }

    [Test]
    public void Every_refusal_is_said_in_these_words()
    {
        var rows = RefusalRows().Matches(Page[Page.IndexOf("## What is refused", StringComparison.Ordinal)..])
            .Select(row => $"{row.Groups["reason"].Value}; {row.Groups["remedy"].Value}.")
            .Skip(2)
            .ToList();

        var said = FieldSentences.All.Concat(MessageSentences.All).Concat(ServiceSentences.All).SelectMany(sentences => sentences.Value);

        Assert.That(rows, Has.Count.GreaterThan(20));
        Assert.That(rows.Where(row => !said.Any(sentence => sentence.EndsWith($": {row}", StringComparison.Ordinal))), Is.Empty);
    }

    private static string Proto(Match field) =>
        field.Groups["type"].Value + (field.Groups["options"].Success ? $" {field.Groups["options"].Value}" : "");

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"^```proto\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ProtoFences();

    [GeneratedRegex(@"^\| `(?<csharp>[^`]+)` \|(?: (?<format>`\w+`))? \| `(?<proto>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex ValueRows();

    [GeneratedRegex(@"\[ProtoMember\((?<number>\d+)(, (DataFormat = DataFormat\.)?(?<format>\w+)( = true)?)?\)\] public (?<type>.+) A\d+ \{")]
    private static partial Regex ValueMembers();

    [GeneratedRegex(@"^  (?<type>[^=\n]+) a\d+ = (?<number>\d+)( (?<options>\[[^]]+\]))?;$", RegexOptions.Multiline)]
    private static partial Regex ExportedFields();

    [GeneratedRegex(@"^\| (?<reason>.+?) \| (?<remedy>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex RefusalRows();
}
