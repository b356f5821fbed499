using System.IO.Compression;
using System.Xml.Linq;
using CodeFirst.Tests.Support;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>What lies in the packages.</summary>
[TestFixture]
internal sealed class PackageContentTests
{
    private static readonly string[] Libraries =
    [
        "CodeFirst.Annotations", "CodeFirst.Client", "CodeFirst.Contracts", "CodeFirst.Hosting", "CodeFirst.Marshalling", "CodeFirst.Schema",
        "CodeFirst.Testing",
    ];

    private static readonly string[] ContractFiles =
    [
        "lib/net10.0/CodeFirst.Contracts.dll", "lib/netstandard2.0/CodeFirst.Contracts.dll", "proto/user.proto", "proto/CodeFirst.Contracts.binpb",
    ];

    private static readonly string[] Methods = ["GetUserStats", "ExportUserStats", "RecordPoints", "WatchUserStats"];

    private static readonly string[] All = [.. Libraries, "CodeFirst.Build", "CodeFirst.Templates", "codefirst"];

    [Test]
    public async Task These_are_the_packages()
    {
        var feed = await Feed.PackedAsync();

        Assert.That(
            Directory.EnumerateFiles(feed.Folder, "*.nupkg").Select(Path.GetFileName),
            Is.EquivalentTo(All.Select(package => Path.GetFileName(feed.PathTo(package)))));
    }

    [TestCaseSource(nameof(All))]
    public async Task A_package_says_what_it_is(string package)
    {
        using var archive = ZipFile.OpenRead((await Feed.PackedAsync()).PathTo(package));

        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Multiple(() =>
        {
            Assert.That(metadata["license"].Single(), Is.EqualTo("MIT"));
            Assert.That(metadata["readme"].Single(), Is.EqualTo("README.md"));
            Assert.That(metadata["description"].Single(), Does.EndWith(".").And.Not.EqualTo("Package Description"));
            Assert.That(archive.GetEntry("README.md"), Is.Not.Null);
        });
    }

    [TestCaseSource(nameof(Libraries))]
    public async Task Every_library_has_its_documentation_and_its_symbols(string package)
    {
        var feed = await Feed.PackedAsync();

        var libraries = Entries(feed.PathTo(package))
            .Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal) && entry.EndsWith(".dll", StringComparison.Ordinal))
            .ToList();

        Assert.That(libraries, Is.Not.Empty);
        Assert.That(libraries.Select(library => Path.ChangeExtension(library, ".xml")), Is.SubsetOf(Entries(feed.PathTo(package))));
        Assert.That(libraries.Select(library => Path.ChangeExtension(library, ".pdb")), Is.SubsetOf(Entries(feed.PathTo(package, "snupkg"))));
    }

    [Test]
    public async Task The_contract_comes_for_both_frameworks_with_its_proto_and_its_descriptor_set()
    {
        var feed = await Feed.PackedAsync();

        Assert.That(
            Entries(feed.PathTo("CodeFirst.Contracts")),
            Is.SupersetOf(ContractFiles));
    }

    [Test]
    public async Task The_annotations_bring_the_generator_of_codecs() => Assert.That(
        Entries((await Feed.PackedAsync()).PathTo("CodeFirst.Annotations")), Does.Contain("analyzers/dotnet/cs/CodeFirst.Codec.dll"));

    [Test]
    public async Task The_packed_proto_is_the_committed_one()
    {
        using var archive = ZipFile.OpenRead((await Feed.PackedAsync()).PathTo("CodeFirst.Contracts"));
        using var packed = new StreamReader(archive.GetEntry("proto/user.proto")!.Open());

        Assert.That(await packed.ReadToEndAsync(), Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "user.proto"))));
    }

    [Test]
    public async Task The_packed_descriptor_set_describes_the_service()
    {
        using var archive = ZipFile.OpenRead((await Feed.PackedAsync()).PathTo("CodeFirst.Contracts"));
        using var packed = archive.GetEntry("proto/CodeFirst.Contracts.binpb")!.Open();

        var file = FileDescriptorSet.Parser.ParseFrom(packed).File.Single();

        Assert.That(file.Name, Is.EqualTo("user.proto"));
        Assert.That(
            file.Service.Single().Method.Select(method => method.Name),
            Is.EqualTo(Methods));
    }

    private static List<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
