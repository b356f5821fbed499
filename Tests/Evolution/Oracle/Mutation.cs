using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>A change of the schema <c>shop.proto</c>; changes of one target are not paired with each other.</summary>
internal sealed record Change(string Target, string Name, Action<FileDescriptorProto> Apply);

/// <summary>A schema of its own package, before and after some changes.</summary>
internal sealed record Mutation(string Package, string Name, FileDescriptorProto Before, FileDescriptorProto After)
{
    private static readonly string Text = File.ReadAllText(Repository.PathTo("Tests", "Evolution", "Oracle", "shop.proto"));

    public static Mutation Make(int number, params Change[] changes)
    {
        var package = $"c{number:000}";
        var before = Parse(package);
        var after = before.Clone();
        foreach (var change in changes)
            change.Apply(after);
        return new Mutation(package, string.Join(", then ", changes.Select(change => change.Name)), before, after);
    }

    /// <summary>Whether protobuf itself accepts the changed file.</summary>
    public bool IsValid()
    {
        try
        {
            FileDescriptor.BuildFromByteStrings([After.ToByteString()]);
            return true;
        }
        catch (DescriptorValidationException)
        {
            return false;
        }
    }

    public override string ToString() => $"{Package} ({Name})";

    private static FileDescriptorProto Parse(string package)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo($"{package}.proto");
        File.WriteAllText(path, Text.Replace("PACKAGE", package));
        return Baseline.Read(path).Files.Single();
    }
}
