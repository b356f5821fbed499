using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>The subtypes of a type to one field each, all in one oneof.</summary>
internal static class SubtypeReader
{
    /// <summary>The oneof's name, as protobuf-net calls it in the schemas it writes itself.</summary>
    public const string Oneof = "subtype";

    /// <summary>What is said of the oneof of an abstract type, which cannot be without a subtype.</summary>
    public const string Note = "Always set: .NET programs cannot read a message without one of these.";

    public static IReadOnlyList<FieldShape> Read(Type type, DescriptorProto message, string package)
    {
        var subtypes = Hierarchy.Subtypes(type);
        if (subtypes.Count > 0)
            message.OneofDecl.Add(new OneofDescriptorProto { Name = Oneof });
        return [.. subtypes.Select(subtype => ReadField(subtype.DerivedType.Type, subtype.FieldNumber, package))];
    }

    /// <summary>The field of a subtype: its message's name in snake case.</summary>
    public static string FieldName(Type subtype) => ProtoNames.Snake(ContractTypes.Name(subtype));

    private static FieldShape ReadField(Type subtype, int number, string package)
    {
        var name = FieldName(subtype);
        var field = new FieldDescriptorProto
        {
            Name = name,
            Number = number,
            Label = FieldDescriptorProto.Types.Label.Optional,
            Type = FieldDescriptorProto.Types.Type.Message,
            TypeName = ContractTypes.FullName(subtype, package),
            JsonName = ProtoNames.Json(name),
            OneofIndex = 0,
        };
        return new FieldShape(subtype, field) { Uses = [new ValueShape(field.Type) { Declared = subtype }] };
    }
}
