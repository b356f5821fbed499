using System.Reflection;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>A field, with the C# member its comment comes from and what it refers to.</summary>
internal sealed record FieldShape(MemberInfo Member, FieldDescriptorProto Descriptor)
{
    /// <summary>The message of the entries, when the field is a map.</summary>
    public DescriptorProto? MapEntry { get; init; }

    /// <summary>The types of the contract and of protobuf that the field needs.</summary>
    public required IReadOnlyList<ValueShape> Uses { get; init; }
}
