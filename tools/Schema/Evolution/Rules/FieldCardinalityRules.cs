using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;
using static CodeFirst.Schema.Evolution.Model.Cardinality;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>How many values a field has, whether it tells "not sent" from zero, what it is when it is not sent, and its oneof.</summary>
internal static class FieldCardinalityRules
{
    public static IEnumerable<Rule> All =>
    [
        Finders.KeptFields(
            "FIELD_SAME_CARDINALITY", "A field stays single, optional, repeated or a map.", Category.File | Category.Package,
            pair => Check(pair, cardinality => (int)cardinality)),
        Finders.KeptFields(
            "FIELD_WIRE_COMPATIBLE_CARDINALITY", "A field stays single or repeated.", Category.Wire, pair => Check(pair, WireGroup)),
        Finders.KeptFields(
            "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", "A field stays single, repeated or a map.", Category.WireJson,
            pair => Check(pair, JsonGroup)),
        Finders.KeptFields(
            "FIELD_SAME_PRESENCE", "A field goes on telling \"not sent\" from zero, or not telling.", Category.WireJson | Category.Wire,
            pair => IsPresenceOnly(pair) ? Changed(pair) : null),
        Finders.KeptFields(
            "FIELD_SAME_DEFAULT", "A field that is not sent goes on meaning the same value.", Category.All, CheckDefault),
        Finders.KeptFields("FIELD_SAME_ONEOF", "A field stays in its oneof, or outside.", Category.All, CheckOneof),
    ];

    private static int WireGroup(Cardinality cardinality) => cardinality switch
    {
        Explicit or Implicit => 1,
        Required => 2,
        _ => 3,
    };

    private static int JsonGroup(Cardinality cardinality) => cardinality == Map ? 4 : WireGroup(cardinality);

    /// <summary>A type that became a message, or stopped being one, has another presence of itself; that is said of the type.</summary>
    private static bool IsPresenceOnly(FieldPair pair)
        => pair.Before.Cardinality != pair.After.Cardinality
            && (pair.Before.Kind == Kind.Message) == (pair.After.Kind == Kind.Message)
            && WireGroup(pair.Before.Cardinality) == 1 && WireGroup(pair.After.Cardinality) == 1;

    private static Break? Check(FieldPair pair, Func<Cardinality, int> group)
        => group(pair.Before.Cardinality) == group(pair.After.Cardinality) ? null : Changed(pair);

    private static Break Changed(FieldPair pair) => new(
        pair.Before.FullName,
        $"(number {pair.Before.Number}) changed from {InWords(pair.Before.Cardinality)} to {InWords(pair.After.Cardinality).TrimEnd(',')}",
        WhoBreaks(pair),
        Remedies.KeepMember(pair.Before));

    private static Callers WhoBreaks(FieldPair pair)
        => WireGroup(pair.Before.Cardinality) != WireGroup(pair.After.Cardinality) || IsPresenceOnly(pair) ? Callers.All
            : JsonGroup(pair.Before.Cardinality) != JsonGroup(pair.After.Cardinality) ? Callers.Json | Callers.Source
            : Callers.Source;

    private static string InWords(Cardinality cardinality) => cardinality switch
    {
        Explicit => "optional, which tells \"not sent\" from zero,",
        Implicit => "a single value whose zero is not sent",
        Required => "required",
        Repeated => "repeated",
        _ => "a map",
    };

    private static Break? CheckDefault(FieldPair pair)
    {
        var (before, after) = (DefaultOf(pair.Before), DefaultOf(pair.After));
        var isList = pair.Before.Cardinality is Repeated or Map || pair.After.Cardinality is Repeated or Map;
        return before == after || isList ? null : new Break(
            pair.Before.FullName,
            $"(number {pair.Before.Number}) changed what it means when it is not sent from {Quote(before)} to {Quote(after)}",
            Callers.All,
            "protobuf-net writes what proto3 says only when the value of a new message is zero or empty: accept the break, "
                + "or send the old default explicitly");
    }

    private static string DefaultOf(Field field)
        => field.Descriptor.DefaultValue is "0" or "false" ? "" : field.Descriptor.DefaultValue;

    private static string Quote(string value) => value.Length == 0 ? "zero" : $"\"{value}\"";

    private static Break? CheckOneof(FieldPair pair)
    {
        var (before, after) = (pair.Before.Oneof, pair.After.Oneof);
        return before == after ? null : new Break(
            pair.Before.FullName,
            $"(number {pair.Before.Number}) moved from {Place(before)} to {Place(after)}",
            Callers.All,
            Remedies.KeepMember(pair.Before));
    }

    private static string Place(string? oneof) => oneof is null ? "outside any oneof" : $"oneof \"{oneof}\"";
}
