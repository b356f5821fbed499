using CodeFirst.Cli.Locations;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Cli;

/// <summary>Where findings point: at the name of the element, in the file it is written in.</summary>
[TestFixture]
internal sealed class ContractSourceTests
{
    private static readonly string Assembly = typeof(ContractSourceTests).Assembly.Location;

    [TestCase("ILocated", null, "internal interface ILocated")]
    [TestCase("ILocated", "Find", "    ValueTask Find")]
    [TestCase("ILocated", "Property", "    int Property")]
    [TestCase("Located", null, "internal sealed class Located")]
    [TestCase("Located", "Automatic", "    public int Automatic")]
    [TestCase("Located", "SeveralLines", "    public int SeveralLines")]
    [TestCase("Located", "Computed", "    public int Computed")]
    [TestCase("Located", "Field", "    public int Field")]
    [TestCase("Located.Inner", null, "    public sealed record Inner")]
    [TestCase("Located.Inner", "Automatic", "        public int Automatic")]
    [TestCase("LocatedKind", "Second", "    Second")]
    [TestCase("LocatedPage<int>", "Items", "    public int Items")]
    public void An_element_is_found_at_its_name(string type, string? member, string declaration)
    {
        using var source = new ContractSource(Assembly);

        var found = source.Find($"CodeFirst.Tests.Cli.{type}", member);

        var path = Repository.PathTo("Tests", "Cli", "Located.cs");
        var name = (member ?? type.Split('.')[^1]).Split('<')[0];
        var line = Array.FindIndex(File.ReadAllLines(path), text => text.StartsWith(declaration, StringComparison.Ordinal));
        var column = declaration.LastIndexOf(name, StringComparison.Ordinal);
        Assert.That(found, Is.EqualTo(new SourceLocation(path, line + 1, column + 1)));
    }

    [TestCase("CodeFirst.Tests.Cli.Nobody", null)]
    [TestCase("CodeFirst.Tests", null)]
    public void What_is_no_type_of_the_assembly_is_not_found(string type, string? member)
    {
        using var source = new ContractSource(Assembly);

        Assert.That(source.Find(type, member), Is.Null);
    }

    [Test]
    public void A_member_that_is_written_nowhere_is_found_at_its_type()
    {
        using var source = new ContractSource(Assembly);

        Assert.That(source.Find("CodeFirst.Tests.Cli.Located", "Missing"), Is.EqualTo(source.Find("CodeFirst.Tests.Cli.Located", null)).And.Not.Null);
    }

    [Test]
    public void A_file_of_a_deterministic_build_is_found_above_its_output()
    {
        var documents = new SourceDocuments(Path.GetDirectoryName(Assembly)!);

        var found = documents.Open("/_/Tests/Cli/Located.cs");

        Assert.That(found?.At((1, 1)).File, Is.EqualTo(Repository.PathTo("Tests", "Cli", "Located.cs")));
    }
}
