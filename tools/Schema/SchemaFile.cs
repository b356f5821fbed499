using CodeFirst.Schema.Comments;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema;

/// <summary>One <c>.proto</c> file of a contract.</summary>
/// <param name="Name">
/// The file's name, for example <c>user.proto</c>: <c>ProtoFileAttribute.Name</c>, or the package with <c>.</c> as <c>_</c>.
/// </param>
/// <param name="Descriptor">
/// The file as <c>protoc --include_source_info</c> would describe it; every comment has the start of the file as its position.
/// Whoever changes it changes it for everyone: clone it first.
/// </param>
public sealed record SchemaFile(string Name, FileDescriptorProto Descriptor)
{
    /// <summary>The files of the contract that it imports, by name. Protobuf's own are not among them.</summary>
    public IReadOnlyList<SchemaFile> Imports { get; init; } = [];

    /// <summary>Every element that a C# type or member stands behind.</summary>
    internal IReadOnlyList<CommentedElement> Elements { get; init; } = [];
}
