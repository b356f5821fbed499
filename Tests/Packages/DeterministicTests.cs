using System.IO.Compression;
using System.Security.Cryptography;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>The same commit gives the same assemblies and files in every folder it is built in.</summary>
[TestFixture, Category("Full")]
internal sealed class DeterministicTests
{
    [Test]
    public async Task Two_checkouts_of_one_commit_pack_the_same_contract()
    {
        using var folder = new TemporaryFolder();
        var first = await PackAsync(folder, "first");
        var second = await PackAsync(folder, "a/second");

        Assert.That(first, Is.Not.Empty);
        Assert.That(second, Is.EqualTo(first));
    }

    /// <summary>Every file of the package and of its symbols with its hash; the .psmdcp entry is the archive's own and named at random.</summary>
    private static async Task<List<string>> PackAsync(TemporaryFolder folder, string name)
    {
        var checkout = folder.PathTo(name);
        var clone = await ChildProcess.RunAsync("git", ["clone", "--quiet", "--no-hardlinks", Repository.Root, checkout]);
        Assert.That(clone.ExitCode, Is.Zero, clone.Error);
        await Dotnet.RunAsync(
            checkout, null, "pack", "Contracts/Users", "-c", "Release", "-o", folder.PathTo($"{name}-packed"), "-p:ContinuousIntegrationBuild=true", "--nologo");
        return [.. Directory.EnumerateFiles(folder.PathTo($"{name}-packed")).Order(StringComparer.Ordinal).SelectMany(Hashes)];
    }

    private static List<string> Hashes(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries
            .Where(entry => !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) && entry.FullName != "_rels/.rels")
            .Select(entry => $"{Path.GetFileName(package)} {entry.FullName} {Hash(entry)}")];
    }

    private static string Hash(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return Convert.ToHexString(SHA256.HashData(content));
    }
}
