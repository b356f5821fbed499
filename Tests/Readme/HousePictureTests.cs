using System.Xml.Linq;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Readme;

/// <summary>The picture on <c>docs/how-it-works.md</c> is the house as the project files have it.</summary>
[TestFixture]
internal sealed class HousePictureTests
{
    /// <summary>Those who know everyone, and what only they use; the picture says so in words.</summary>
    private static readonly string[] NotDrawn = ["Tests", "tools/Benchmarks"];

    private static readonly XDocument Picture = XDocument.Load(Repository.PathTo("docs", "house.svg"));

    private static IEnumerable<string> Rooms =>
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(project)!).Replace('\\', '/'))
            .Where(room => !room.StartsWith(OrdersTemplate.Folder, StringComparison.Ordinal))
            .Where(room => !room.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts"))
            .Where(room => !NotDrawn.Any(other => room == other || room.StartsWith(other + "/", StringComparison.Ordinal)));

    [Test]
    public void It_has_every_room() => Assert.That(
        Picture.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("class") is null).Select(text => text.Value),
        Is.EquivalentTo(Rooms));

    [Test]
    public void Its_arrows_are_the_references() => Assert.That(
        Picture.Descendants().Where(element => element.Attribute("data-from") is not null)
            .Select(arrow => $"{arrow.Attribute("data-from")!.Value} -> {arrow.Attribute("data-to")!.Value}"),
        Is.EquivalentTo(Rooms.SelectMany(room => ReferencesOf(room).Select(other => $"{room} -> {other}"))));

    private static IEnumerable<string> ReferencesOf(string room) =>
        XDocument.Load(Directory.EnumerateFiles(Repository.PathTo(room), "*.csproj").Single())
            .Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => Path.GetDirectoryName(Path.GetFullPath(reference.Attribute("Include")!.Value, Repository.PathTo(room)))!)
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/'));
}
