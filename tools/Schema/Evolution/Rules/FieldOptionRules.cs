using CodeFirst.Schema.Evolution.Model;
using Google.Protobuf.Reflection;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>Options of fields that only generated source sees. A code-first contract sets none of them.</summary>
internal static class FieldOptionRules
{
    private const Category Generated = Category.File | Category.Package;

    public static IEnumerable<Rule> All =>
    [
        Finders.KeptFields("FIELD_SAME_JSTYPE", "A 64-bit field keeps its option jstype.", Generated, pair =>
            Is64Bit(pair.Before.Kind) && Is64Bit(pair.After.Kind) ? Check(pair, "jstype", of => $"{JSType(of)}") : null),
        Finders.KeptFields("FIELD_SAME_CPP_STRING_TYPE", "A string or bytes field keeps its option ctype.", Generated, pair =>
            IsText(pair.Before.Kind) && IsText(pair.After.Kind) && !IsPieceToString(pair)
                ? Check(pair, "ctype", of => $"{CType(of)}")
                : null),
    ];

    private static Break? Check(FieldPair pair, string option, Func<Field, string> value)
        => value(pair.Before) == value(pair.After) ? null : new Break(
            pair.Before.FullName,
            $"(number {pair.Before.Number}) changed its option {option} from {value(pair.Before)} to {value(pair.After)}",
            Callers.Source,
            $"No C# line sets {option}: accept the break");

    private static FieldOptions.Types.JSType JSType(Field field) => field.Descriptor.Options?.Jstype ?? FieldOptions.Types.JSType.JsNormal;

    private static FieldOptions.Types.CType CType(Field field) => field.Descriptor.Options?.Ctype ?? FieldOptions.Types.CType.String;

    private static bool IsPieceToString(FieldPair pair)
        => CType(pair.Before) == FieldOptions.Types.CType.StringPiece && CType(pair.After) == FieldOptions.Types.CType.String;

    private static bool Is64Bit(Kind kind) => kind is Kind.Int64 or Kind.Sint64 or Kind.Uint64 or Kind.Fixed64 or Kind.Sfixed64;

    private static bool IsText(Kind kind) => kind is Kind.String or Kind.Bytes;
}
