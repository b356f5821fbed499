using CodeFirst.Codec.Model;
using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>A C# type and its <c>DataFormat</c> to one value on the wire.</summary>
internal static class ValueReader
{
    private const int Default = 0;
    private const int ZigZag = 1;
    private const int TwosComplement = 2;
    private const int FixedSize = 3;

    public static Value Read(ISymbol member, ITypeSymbol type, int format, int level)
    {
        if (format is < Default or > FixedSize)
            throw Refused(member, "is of a format that only protobuf-net writes");
        return type.SpecialType switch
        {
            SpecialType.System_Boolean => Scalar(type, "Bool", 0) with { IsPresent = "{0}" },
            SpecialType.System_Single => Scalar(type, "Float", 5) with
            {
                IsPresent = "global::System.BitConverter.SingleToInt32Bits({0}) != 0",
            },
            SpecialType.System_Double => Scalar(type, "Double", 1) with
            {
                IsPresent = "global::System.BitConverter.DoubleToInt64Bits({0}) != 0",
            },
            SpecialType.System_String => new Value(ValueKind.Text, "string", 2, "String") { Zero = "\"\"" },
            SpecialType.System_Int32 => Signed(type, format, "Int32", "SInt32", "SFixed32", 5),
            SpecialType.System_Int64 => Signed(type, format, "Int64", "SInt64", "SFixed64", 1),
            SpecialType.System_Int16 or SpecialType.System_SByte => Narrow(Signed(type, format, "Int32", "SInt32", "SFixed32", 5), type),
            SpecialType.System_UInt32 => Unsigned(member, type, format, "UInt32", "Fixed32", 5),
            SpecialType.System_UInt64 => Unsigned(member, type, format, "UInt64", "Fixed64", 1),
            SpecialType.System_UInt16 or SpecialType.System_Byte =>
                Narrow(Unsigned(member, type, format, "UInt32", "Fixed32", 5), type),
            SpecialType.System_Char => Narrow(Scalar(type, "UInt32", 0), type),
            SpecialType.System_DateTime => Time(member, type, format == Default && level >= 240, "Timestamp") with { IsPresent = "true" },
            SpecialType.System_Decimal => Time(member, type, level >= 300, "Decimal") with
            {
                IsPresent = "({0} != 0 || {0}.Scale != 0)",
            },
            _ => ReadOther(member, type, format, level),
        };
    }

    private static Value ReadOther(ISymbol member, ITypeSymbol type, int format, int level)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } number })
            return Enum(member, type, number, format);
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
            return Blob("byte[]", "{0}", "reader.ReadBytes()") with { Kind = ValueKind.Bytes, Zero = "global::System.Array.Empty<byte>()" };
        if (type.IsReferenceType && type.Has("ProtoBuf.ProtoContractAttribute"))
            return format == Default
                ? new Value(ValueKind.Message, type.WithNullableAnnotation(NullableAnnotation.None).Global(), 2, "")
                : throw Refused(member, "is a group");
        return type.Definition() switch
        {
            "System.TimeSpan" => Time(member, type, format is Default or TwosComplement && level >= 240, "Duration"),
            "System.Guid" => Time(member, type, level >= 300, format == FixedSize ? "GuidBytes" : "GuidText"),
            "System.DateOnly" => Scalar(type, "Int32", 0) with
            {
                Given = "{0}.DayNumber",
                Read = "WireReader.ToDateOnly(reader.ReadInt32())",
                IsPresent = "{0} != default",
            },
            "System.TimeOnly" => Scalar(type, "Int64", 0) with
            {
                Given = "{0}.Ticks",
                Read = "WireReader.ToTimeOnly(reader.ReadInt64())",
                IsPresent = "{0} != default",
            },
            "System.ReadOnlyMemory<T>" or "System.Memory<T>" when IsBytes(type) => Blob(type.Global(), "{0}.Span", "reader.ReadBytes()"),
            "System.ArraySegment<T>" when IsBytes(type) => Blob(
                type.Global(), "global::System.MemoryExtensions.AsSpan({0})", "new global::System.ArraySegment<byte>(reader.ReadBytes())") with
            {
                IsPresent = "{0}.Count > 0",
            },
            _ => throw Refused(member, $"is a {type.ToDisplayString()}"),
        };
    }

    private static Value Enum(ISymbol member, ITypeSymbol type, INamedTypeSymbol number, int format)
    {
        if (format is not (Default or TwosComplement))
            throw Refused(member, "is an enum with a format");
        for (var scope = type; scope is not null; scope = scope.ContainingType)
            if (scope.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal) || scope.IsForbidden())
                throw Refused(member, "is an enum that is not for everyone");
        if (number.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_UInt32)
            throw Refused(member, $"is an enum of {number.ToDisplayString()}");
        var read = number.SpecialType switch
        {
            SpecialType.System_Int32 => "reader.ReadInt32()",
            SpecialType.System_Int16 or SpecialType.System_SByte => $"WireReader.To{number.Name}(reader.ReadInt32())",
            _ => $"WireReader.To{number.Name}(reader.ReadUInt32())",
        };
        return new Value(ValueKind.Scalar, type.Global(), 0, "Int32") { Given = "(int){0}", Read = $"({type.Global()}){read}" };
    }

    private static Value Signed(ITypeSymbol type, int format, string plain, string zigZag, string fixedSize, int fixedWire) => format switch
    {
        ZigZag => Scalar(type, zigZag, 0),
        FixedSize => Scalar(type, fixedSize, fixedWire),
        _ => Scalar(type, plain, 0),
    };

    private static Value Unsigned(ISymbol member, ITypeSymbol type, int format, string plain, string fixedSize, int fixedWire) => format switch
    {
        ZigZag => throw Refused(member, "is unsigned and ZigZag"),
        FixedSize => Scalar(type, fixedSize, fixedWire),
        _ => Scalar(type, plain, 0),
    };

    /// <summary>protobuf has no numbers of 8 and 16 bits: what does not fit is refused, as protobuf-net does.</summary>
    private static Value Narrow(Value value, ITypeSymbol type) => value with
    {
        Read = $"WireReader.To{type.Name}({value.Read})",
    };

    private static Value Scalar(ITypeSymbol type, string writer, int wireType) => new(ValueKind.Scalar, type.Global(), wireType, writer);

    /// <summary>A type that has another form below some compatibility level.</summary>
    private static Value Time(ISymbol member, ITypeSymbol type, bool isExported, string writer) => isExported
        ? Scalar(type, writer, 2) with { IsPresent = "{0} != default" }
        : throw Refused(member, $"is a {type.ToDisplayString()} of a lower compatibility level");

    private static Value Blob(string type, string given, string read) =>
        new(ValueKind.Scalar, type, 2, "Bytes") { Given = given, Read = read, IsPresent = "{0}.Length > 0" };

    private static bool IsBytes(ITypeSymbol type) =>
        ((INamedTypeSymbol)type).TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static RefusedException Refused(ISymbol member, string why) => new($"{member.Name} {why}");
}
