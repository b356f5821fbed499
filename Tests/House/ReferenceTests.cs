using System.Xml.Linq;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.House;

/// <summary>Who may reference whom. The list is the architecture; docs/house.svg shows the same.</summary>
[TestFixture]
internal sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts/Marshalling"] = [],
        ["Contracts/Annotations"] = ["Contracts/Marshalling"],
        ["Contracts/Users"] = ["Contracts/Annotations"],
        ["tools/Schema"] = ["Contracts/Annotations"],
        ["Service/Hosting"] = ["Contracts/Annotations", "Contracts/Marshalling", "tools/Schema"],
        ["Client/Calling"] = ["Contracts/Annotations", "Contracts/Marshalling"],
        ["Service/Testing"] = ["Service/Hosting", "Client/Calling"],
        ["Service/Users"] = ["Contracts/Users", "Service/Hosting"],
        ["Client/Users"] = ["Contracts/Users", "Client/Calling"],
        ["tools/Wire"] = ["tools/Schema"],
        ["tools/Cli"] = ["tools/Schema", "tools/Wire", "Client/Calling"],
        ["tools/Build"] = [],
        ["tools/Codec"] = [],
        ["tools/Template"] = [],
        ["tools/Benchmarks/Contract"] = ["Contracts/Annotations"],
        ["tools/Benchmarks/Peers"] = ["Client/Calling", "Service/Hosting", "tools/Benchmarks/Contract"],
        ["Tests/Skew/Next"] = ["Client/Calling", "Service/Hosting"],
    };

    private static readonly string[] KnowEveryone = ["Tests", "tools/Benchmarks"];

    /// <summary>What <c>dotnet new</c> copies is no part of this house.</summary>
    private static readonly string Template = Path.Combine("tools", "Template", "content");

    private static IEnumerable<string> Rooms =>
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(project)!))
            .Where(room => !room.StartsWith(Template, StringComparison.Ordinal) && !room.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_references_only_whom_the_design_allows(string room)
    {
        if (KnowEveryone.Contains(room))
            return;
        Assert.That(Allowed, Contains.Key(room), $"{room} is no room of the design: add it to the design, and to this list.");
        Assert.That(ReferencesOf(room), Is.SubsetOf(Allowed[room]));
    }

    [TestCaseSource(nameof(Rooms))]
    public void Nobody_references_the_tests(string room) => Assert.That(ReferencesOf(room), Does.Not.Contain("Tests"));

    [Test]
    public void Every_room_of_the_design_exists() => Assert.That(Allowed.Keys, Is.SubsetOf(Rooms));

    [Test]
    public void Annotations_depend_on_no_package() => Assert.That(ItemsOf("Contracts/Annotations", "PackageReference"), Is.Empty);

    [Test]
    public void Every_room_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathTo("CodeFirst.sln")).Replace('\\', '/');

        Assert.That(Rooms.Where(room => !solution.Contains($"\"{room}/", StringComparison.Ordinal)), Is.Empty);
    }

    private static IEnumerable<string> ReferencesOf(string room) =>
        ItemsOf(room, "ProjectReference").Select(reference =>
            Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(Path.GetFullPath(reference, Repository.PathTo(room)))!));

    /// <summary>A project that is only built before another one (<c>ReferenceOutputAssembly="false"</c>) is not referenced by it.</summary>
    private static IEnumerable<string> ItemsOf(string room, string item) =>
        XDocument.Load(Directory.EnumerateFiles(Repository.PathTo(room), "*.csproj").Single())
            .Descendants(item)
            .Where(element => element.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));
}
