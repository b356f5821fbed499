using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>The type of a field's values.</summary>
internal static class FieldTypeRules
{
    public static IEnumerable<Rule> All =>
    [
        Values("FIELD_SAME_TYPE", "A field keeps its type.", Category.File | Category.Package, (_, values) => values.IsSame),
        Values(
            "FIELD_WIRE_COMPATIBLE_TYPE", "A field's new type reads every value of the old type in binary.", Category.Wire,
            TypeCompatibility.IsWire),
        Values(
            "FIELD_WIRE_JSON_COMPATIBLE_TYPE", "A field's new type reads the values of the old type in binary and in JSON.", Category.WireJson,
            TypeCompatibility.IsWireAndJson),
    ];

    private static Rule Values(string id, string sentence, Category categories, Func<Comparison, ValuePair, bool> isFine)
        => Finders.Any(id, sentence, categories, comparison =>
            from message in comparison.Messages
            from field in message.Kept
            from values in field.Values
            where !isFine(comparison, values)
            select new Break(
                field.Before.FullName,
                $"(number {field.Before.Number}) changed {values.Name} from {values.Before.ValueInWords} to {values.After.ValueInWords}",
                WhoBreaks(comparison, values),
                Remedies.KeepMember(field.Before)));

    private static Callers WhoBreaks(Comparison comparison, ValuePair values)
        => Callers.Source
            | (TypeCompatibility.IsWire(comparison, values) ? Callers.None : Callers.Binary)
            | (TypeCompatibility.IsWireAndJson(comparison, values) ? Callers.None : Callers.Json);
}
