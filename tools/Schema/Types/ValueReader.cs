using System.Runtime.CompilerServices;
using CodeFirst.Schema.Refusals;
using ProtoBuf;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.Types;

/// <summary>A C# type, its <see cref="DataFormat"/> and its compatibility level to what protobuf-net writes for one value of it.</summary>
internal static class ValueReader
{
    private static readonly Type[] Blobs = [typeof(byte[]), typeof(Memory<byte>), typeof(ReadOnlyMemory<byte>), typeof(ArraySegment<byte>)];
    private static readonly (string, string) Timestamp = (".google.protobuf.Timestamp", "google/protobuf/timestamp.proto");
    private static readonly (string, string) Duration = (".google.protobuf.Duration", "google/protobuf/duration.proto");

    public static ValueShape Read(Type type, DataFormat format, CompatibilityLevel level)
    {
        if (format == DataFormat.Group)
            return FieldRefusals.Group;
        if (type.IsEnum)
            return new ValueShape(Wire.Enum) { Declared = type };
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => Wire.Bool,
            TypeCode.Single => Wire.Float,
            TypeCode.Double => Wire.Double,
            TypeCode.String => Wire.String,
            TypeCode.Int32 or TypeCode.Int16 or TypeCode.SByte => Signed(format, Wire.Int32, Wire.Sint32, Wire.Sfixed32),
            TypeCode.Int64 => Signed(format, Wire.Int64, Wire.Sint64, Wire.Sfixed64),
            TypeCode.UInt32 or TypeCode.UInt16 or TypeCode.Byte => Unsigned(type, format, Wire.Uint32, Wire.Fixed32),
            TypeCode.UInt64 => Unsigned(type, format, Wire.Uint64, Wire.Fixed64),
            TypeCode.Char => Wire.Uint32,
            TypeCode.DateTime => Time(type, format, level, Timestamp),
            TypeCode.Decimal => Level300(type, level, Wire.String),
            _ => ReadObject(type, format, level),
        };
    }

    private static ValueShape ReadObject(Type type, DataFormat format, CompatibilityLevel level)
    {
        if (Blobs.Contains(type))
            return Wire.Bytes;
        if (type == typeof(TimeSpan))
            return Time(type, format, level, Duration);
        if (type == typeof(Guid))
            return Level300(type, level, format == DataFormat.FixedSize ? Wire.Bytes : Wire.String);
        if (type == typeof(DateOnly))
            return Wire.Int32;
        if (type == typeof(TimeOnly))
            return Wire.Int64;
        if (ContractTypes.FindWellKnown(type) is { } known)
            return new ValueShape(Wire.Message) { WellKnown = known };
        return ContractTypes.IsMessage(type) ? ReadMessage(type, format, level) : RefuseObject(type);
    }

    private static ValueShape ReadMessage(Type type, DataFormat format, CompatibilityLevel level)
    {
        var written = WrittenTypes.Of(type);
        if (ContractTypes.IsMessage(written))
            return new ValueShape(Wire.Message) { Declared = written };
        // protobuf-net writes a scalar surrogate as if the member had no format
        return format == DataFormat.Default ? Read(written, format, level) : FieldRefusals.BadFormat(type, format);
    }

    private static Refusal RefuseObject(Type type)
    {
        if (type == typeof(object))
            return FieldRefusals.Untyped;
        if (type == typeof(DateTimeOffset))
            return FieldRefusals.DateTimeOffset;
        if (typeof(ITuple).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)))
            return FieldRefusals.Tuple(type);
        return type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? FieldRefusals.NoProtobufType(type)
            : FieldRefusals.NoContract(type);
    }

    private static ValueShape Signed(DataFormat format, ValueShape plain, ValueShape zigZag, ValueShape fixedSize) => format switch
    {
        DataFormat.ZigZag => zigZag,
        DataFormat.FixedSize => fixedSize,
        _ => plain,
    };

    private static ValueShape Unsigned(Type type, DataFormat format, ValueShape plain, ValueShape fixedSize) => format switch
    {
        DataFormat.ZigZag => FieldRefusals.BadFormat(type, format),
        DataFormat.FixedSize => fixedSize,
        _ => plain,
    };

    private static ValueShape Time(Type type, DataFormat format, CompatibilityLevel level, (string, string) wellKnown)
    {
        // DataFormat.WellKnown is how level 240 was asked for before there were levels
        var isWellKnown = level >= CompatibilityLevel.Level240 || (int)format == 5;
        if (!isWellKnown)
            return FieldRefusals.BelowLevel(type, 240);
        return format is DataFormat.FixedSize or DataFormat.ZigZag || (format is DataFormat.TwosComplement && type == typeof(DateTime))
            ? FieldRefusals.BadFormat(type, format)
            : new ValueShape(Wire.Message) { WellKnown = wellKnown };
    }

    private static ValueShape Level300(Type type, CompatibilityLevel level, ValueShape shape)
        => level >= CompatibilityLevel.Level300 ? shape : FieldRefusals.BelowLevel(type, 300);
}
