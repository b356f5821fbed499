using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>What must hold for a type to have a codec.</summary>
internal static class TypeRules
{
    private static readonly string[] Callbacks =
    [
        "ProtoBuf.ProtoBeforeSerializationAttribute", "ProtoBuf.ProtoAfterSerializationAttribute",
        "ProtoBuf.ProtoBeforeDeserializationAttribute", "ProtoBuf.ProtoAfterDeserializationAttribute",
        "System.Runtime.Serialization.OnSerializingAttribute", "System.Runtime.Serialization.OnSerializedAttribute",
        "System.Runtime.Serialization.OnDeserializingAttribute", "System.Runtime.Serialization.OnDeserializedAttribute",
    ];

    private static readonly string[] OtherWords =
    [
        "ProtoBuf.ProtoIncludeAttribute", "ProtoBuf.ProtoPartialMemberAttribute", "ProtoBuf.ProtoPartialIgnoreAttribute",
        "System.Runtime.Serialization.DataContractAttribute", "System.Xml.Serialization.XmlTypeAttribute",
    ];

    private static readonly string[] KnownArguments = ["Name", "UseProtoMembersOnly", "Origin"];

    public static string? Refuse(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.TypeKind != TypeKind.Class)
            return "it is not a class";
        if (type.IsAbstract)
            return "it is abstract";
        for (var outer = type; outer is not null; outer = outer.ContainingType)
            if (outer.IsGenericType)
                return "it is generic";
            else if (outer.IsForbidden())
                return "it must not be used, says its [Obsolete]";
        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            return "it is private";
        if (type.BaseType is { SpecialType: not SpecialType.System_Object } parent)
            return $"it is derived from {parent.ToDisplayString()}";
        if (type.AllInterfaces.Any(face => face.ToDisplayString() == "ProtoBuf.IExtensible"))
            return "it keeps unknown fields";
        if (type.InstanceConstructors.All(constructor => !constructor.Parameters.IsEmpty))
            return "it has no constructor without parameters";
        return RefuseWords(type);
    }

    private static string? RefuseWords(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
            if (OtherWords.Contains(attribute.AttributeClass?.ToDisplayString()))
                return $"it has a [{attribute.AttributeClass!.Name.Replace("Attribute", "")}]";
        foreach (var argument in type.Find("ProtoBuf.ProtoContractAttribute")!.NamedArguments)
            if (!KnownArguments.Contains(argument.Key))
                return $"its [ProtoContract] says {argument.Key}";
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            if (method.GetAttributes().Any(attribute => Callbacks.Contains(attribute.AttributeClass?.ToDisplayString())))
                return $"{method.Name} is called before or after";
        return null;
    }
}
