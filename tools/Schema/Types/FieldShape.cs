using System.Reflection;
using CodeFirst.Schema.Refusals;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>A field, with the C# member its comment comes from, or the subtype it holds, and what it refers to.</summary>
internal sealed record FieldShape(MemberInfo Member, FieldDescriptorProto Descriptor)
{
    /// <summary>The message of the entries, when the field is a map.</summary>
    public DescriptorProto? MapEntry { get; init; }

    /// <summary>The types of the contract and of protobuf that the field needs.</summary>
    public required IReadOnlyList<ValueShape> Uses { get; init; }

    /// <summary>What the C# type promises and the protobuf type does not.</summary>
    public string? Note { get; init; }

    public bool IsSubtype => Member is Type;

    /// <summary>What its author calls it: a member's name, or <c>[ProtoInclude(10, typeof(Dog))]</c>.</summary>
    public string Label => Member is Type subtype ? CSharpNames.Include(Descriptor.Number, subtype) : Member.Name;

    public Finding Refuse(Type type, Refusal refusal) => IsSubtype
        ? new Finding(CSharpNames.Full(type), null, $"of {Label}: {refusal.Reason}", refusal.Remedy)
        : new Finding(CSharpNames.Full(type), Member.Name, refusal.Reason, refusal.Remedy);
}
