using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Evolution;

/// <summary>Schemas of tests.</summary>
internal static class Protos
{
    public static string UserProto { get; } = File.ReadAllText(Repository.PathTo("Contracts", "Users", "user.proto"));

    public static IReadOnlyList<FileDescriptorProto> Users
        => [.. ContractSchema.FromServices(typeof(IUserService)).Files.Select(file => file.Descriptor)];

    /// <summary>The file <c>shop.proto</c> of package <c>shop</c> with this body.</summary>
    public static IReadOnlyList<FileDescriptorProto> Shop(string body)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("shop.proto"), $"syntax = \"proto3\";\npackage shop;\n{body}");
        return Baseline.Read(folder.PathTo("shop.proto")).Files;
    }
}
