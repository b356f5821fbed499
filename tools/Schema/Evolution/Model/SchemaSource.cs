using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.Model;

/// <summary>A file of a schema.</summary>
internal sealed record SchemaSource(FileDescriptorProto Descriptor)
{
    public string Name => Descriptor.Name;

    public string Package => Descriptor.Package;

    public bool IsProto3 => Descriptor.Syntax == "proto3";

    /// <summary>A name inside the package: <c>user.Outer.Inner</c> to <c>Outer.Inner</c>.</summary>
    public string Unqualified(string fullName) => Package.Length == 0 ? fullName : fullName[(Package.Length + 1)..];
}
