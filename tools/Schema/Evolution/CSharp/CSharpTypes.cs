using CodeFirst.Schema.Evolution.Model;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.Evolution.CSharp;

/// <summary>The C# type that carries a field's values, and the <c>DataFormat</c> that makes protobuf-net write them so.</summary>
internal static class CSharpTypes
{
    private static readonly Dictionary<string, string> WellKnown = new()
    {
        ["google.protobuf.Timestamp"] = "DateTime",
        ["google.protobuf.Duration"] = "TimeSpan",
    };

    public static string Of(Field value) => value.Kind switch
    {
        Kind.Double => "double",
        Kind.Float => "float",
        Kind.Int32 or Kind.Sint32 or Kind.Sfixed32 => "int",
        Kind.Int64 or Kind.Sint64 or Kind.Sfixed64 => "long",
        Kind.Uint32 or Kind.Fixed32 => "uint",
        Kind.Uint64 or Kind.Fixed64 => "ulong",
        Kind.Bool => "bool",
        Kind.String => "string",
        Kind.Bytes => "byte[]",
        _ => WellKnown.GetValueOrDefault(value.TypeName, CSharpNaming.Short(value.TypeName)),
    };

    /// <summary>The member of <c>DataFormat</c>; <see langword="null"/> when it is the default.</summary>
    public static string? FormatOf(Field value) => value.Kind switch
    {
        Kind.Sint32 or Kind.Sint64 => "ZigZag",
        Kind.Fixed32 or Kind.Fixed64 or Kind.Sfixed32 or Kind.Sfixed64 => "FixedSize",
        _ => null,
    };
}
