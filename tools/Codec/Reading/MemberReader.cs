using CodeFirst.Codec.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeFirst.Codec.Reading;

/// <summary>A <c>[ProtoMember]</c> to a field.</summary>
internal static class MemberReader
{
    private const int MaxNumber = 536_870_911;

    private static readonly string[] KnownArguments = ["Name", "IsPacked", "DataFormat", "IsRequired"];

    public static Member Read(ISymbol member, Compilation compilation)
    {
        var attribute = member.Find("ProtoBuf.ProtoMemberAttribute")!;
        var number = attribute.First() is int tag ? tag : 0;
        if (number is < 1 or > MaxNumber)
            throw Refused(member, $"has the number {number}");
        Check(member, attribute);
        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        var field = ReadType(member, type, attribute, number, Level(member));
        return field with { Get = Accesses.Reading(member, compilation), Set = Writing(member, field, compilation) };
    }

    private static Member ReadType(ISymbol member, ITypeSymbol type, AttributeData attribute, int number, int level)
    {
        var format = attribute.Named("DataFormat") is int given ? given : 0;
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType: { SpecialType: not SpecialType.System_Byte } element })
            return ReadList(member, type, element, Cardinality.Array);
        return type.Definition() switch
        {
            "System.Collections.Generic.List<T>" => ReadList(member, type, Argument(type, 0), Cardinality.List),
            "System.Collections.Generic.Dictionary<TKey, TValue>" => ReadMap(),
            "System.Nullable<T>" or "T?" => new Member(
                member.Name, type.Global(), number, Cardinality.Optional, ValueReader.Read(member, Argument(type, 0), format, level)),
            _ => ReadSingle(),
        };

        Member ReadSingle()
        {
            var value = ValueReader.Read(member, type, format, level);
            var cardinality = value.Kind == ValueKind.Message || Presence.IsOptional(member, type) ? Cardinality.Optional : Cardinality.Single;
            return new Member(member.Name, type.Global(), number, cardinality, value);
        }

        Member ReadList(ISymbol list, ITypeSymbol listType, ITypeSymbol item, Cardinality cardinality)
        {
            var value = ValueReader.Read(list, item, format, level);
            return new Member(list.Name, listType.Global(), number, cardinality, value)
            {
                IsPacked = value.CanBePacked && attribute.Says("IsPacked"),
            };
        }

        Member ReadMap()
        {
            var map = member.Find("ProtoBuf.ProtoMapAttribute");
            if (map?.Says("DisableMap") is true)
                throw Refused(member, "is a list of pairs");
            var key = ValueReader.Read(member, Argument(type, 0), Format("KeyFormat"), level);
            if (!IsKey(Argument(type, 0)))
                throw Refused(member, $"has keys of type {Argument(type, 0).ToDisplayString()}");
            var value = ValueReader.Read(member, Argument(type, 1), Format("ValueFormat"), level);
            return new Member(member.Name, type.Global(), number, Cardinality.Map, value) { Key = key };

            int Format(string name) => map?.Named(name) is int said ? said : 0;
        }
    }

    private static void Check(ISymbol member, AttributeData attribute)
    {
        if (member.IsStatic || member is IPropertySymbol { IsIndexer: true })
            throw Refused(member, "is not of one message");
        if (member is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false })
            throw Refused(member, "is an interface's");
        if (member.IsForbidden())
            throw Refused(member, "must not be used, says its [Obsolete]");
        if (member is IPropertySymbol { GetMethod: null })
            throw Refused(member, "cannot be read");
        foreach (var argument in attribute.NamedArguments)
            if (!KnownArguments.Contains(argument.Key))
                throw Refused(member, $"says {argument.Key}");
        if (member.Has("ProtoBuf.NullWrappedValueAttribute") || member.Has("ProtoBuf.NullWrappedCollectionAttribute"))
            throw Refused(member, "wraps null");
        if (member.ContainingType.GetMembers($"{member.Name}Specified").Length > 0
            || member.ContainingType.GetMembers($"ShouldSerialize{member.Name}").Length > 0)
            throw Refused(member, "is asked for whether to write it");
        if (attribute.Says("IsRequired") && HasInitializer(member))
            throw Refused(member, "is required and starts with a value");
    }

    private static bool HasInitializer(ISymbol member) => member.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .Any(syntax => syntax is PropertyDeclarationSyntax { Initializer: not null } or VariableDeclaratorSyntax { Initializer: not null });

    private static Access Writing(ISymbol member, Member field, Compilation compilation)
    {
        var access = Accesses.Writing(member, compilation);
        if (access == Access.None && field.Cardinality is not (Cardinality.List or Cardinality.Map))
            throw Refused(member, "cannot be set");
        return access;
    }

    /// <summary>The compatibility level of protobuf-net: the member's own, or that of what it is declared in.</summary>
    private static int Level(ISymbol member)
    {
        for (var scope = member; scope is not null; scope = scope is IModuleSymbol ? scope.ContainingAssembly
            : scope is INamedTypeSymbol ? scope.ContainingModule : scope.ContainingSymbol)
            if (scope.Find("ProtoBuf.CompatibilityLevelAttribute")?.First() is int level)
                return level;
        return 200;
    }

    private static bool IsKey(ITypeSymbol type) => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16;

    private static ITypeSymbol Argument(ITypeSymbol type, int at) => ((INamedTypeSymbol)type).TypeArguments[at];

    private static RefusedException Refused(ISymbol member, string why) => new($"{member.Name} {why}");
}
