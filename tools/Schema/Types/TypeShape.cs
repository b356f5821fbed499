using System.Reflection;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>A message or an enum of the contract, with the C# type its comment comes from.</summary>
internal abstract record TypeShape(Type Type)
{
    /// <summary>The types it needs, in the order of its fields.</summary>
    public virtual IEnumerable<ValueShape> Uses => [];
}

/// <summary>A message. Types declared inside it are added as they are found; the descriptor is completed at the end.</summary>
internal sealed record MessageShape(Type Type, DescriptorProto Descriptor, IReadOnlyList<FieldShape> Fields) : TypeShape(Type)
{
    public TypeScope Nested { get; } = new();

    public override IEnumerable<ValueShape> Uses => Fields.SelectMany(declared => declared.Uses);
}

/// <summary>An enum. <see cref="Values"/> runs beside the descriptor's values.</summary>
internal sealed record EnumShape(Type Type, EnumDescriptorProto Descriptor, IReadOnlyList<FieldInfo> Values) : TypeShape(Type);

/// <summary>The types declared in one place, a file or a message, in the order of their first use.</summary>
internal sealed class TypeScope
{
    public List<MessageShape> Messages { get; } = [];

    public List<EnumShape> Enums { get; } = [];

    public void Add(TypeShape shape)
    {
        if (shape is MessageShape message)
            Messages.Add(message);
        else
            Enums.Add((EnumShape)shape);
    }
}
