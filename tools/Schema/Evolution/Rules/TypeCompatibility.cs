using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>
/// Which types read each other's values: in binary as https://protobuf.dev/programming-guides/proto3/#updating says, except that a
/// change that loses values (64 bits to 32, a number to bool) is not called compatible; and in JSON too as
/// https://protobuf.dev/programming-guides/json/ says.
/// </summary>
internal static class TypeCompatibility
{
    private static readonly Kind[][] Wire =
    [
        [Kind.Int32, Kind.Int64, Kind.Uint32, Kind.Uint64],
        [Kind.Sint32, Kind.Sint64],
        [Kind.Fixed32, Kind.Sfixed32],
        [Kind.Fixed64, Kind.Sfixed64],
    ];

    private static readonly Kind[][] WireAndJson =
    [
        [Kind.Int32, Kind.Uint32],
        [Kind.Int64, Kind.Uint64],
        [Kind.Fixed32, Kind.Sfixed32],
        [Kind.Fixed64, Kind.Sfixed64],
    ];

    public static bool IsWire(Comparison comparison, ValuePair values)
    {
        var (before, after) = (values.Before.Kind, values.After.Kind);
        if (before == after)
            return IsSameType(comparison, values);
        if (before == Kind.String && after == Kind.Bytes)
            return true;
        // a bool is read as 0 or 1
        return IsIn(Wire, before, after) ? !IsNarrower(before, after) : before == Kind.Bool && Wire[0].Contains(after);
    }

    public static bool IsWireAndJson(Comparison comparison, ValuePair values)
        => values.Before.Kind == values.After.Kind
            ? IsSameType(comparison, values)
            : IsIn(WireAndJson, values.Before.Kind, values.After.Kind);

    private static bool IsIn(Kind[][] groups, Kind before, Kind after)
        => groups.Any(group => group.Contains(before) && group.Contains(after));

    private static bool IsNarrower(Kind before, Kind after)
        => before is Kind.Int64 or Kind.Uint64 or Kind.Sint64 && after is Kind.Int32 or Kind.Uint32 or Kind.Sint32;

    private static bool IsSameType(Comparison comparison, ValuePair values)
        => values.Before.TypeName == values.After.TypeName || (values.Before.Kind == Kind.Enum && IsMovedEnum(comparison, values));

    /// <summary>An enum of the same short name that has all the values of the old one.</summary>
    private static bool IsMovedEnum(Comparison comparison, ValuePair values)
        => CSharpNaming.Short(values.Before.TypeName) == CSharpNaming.Short(values.After.TypeName)
            && comparison.Before.Enums.GetValueOrDefault(values.Before.TypeName) is { } before
            && comparison.After.Enums.GetValueOrDefault(values.After.TypeName) is { } after
            && before.Descriptor.Value.All(value => after.NumberOf(value.Name) == value.Number);
}
