using CodeFirst.Schema.Evolution.CSharp;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>What a field is called in generated source and in JSON.</summary>
internal static class FieldNameRules
{
    private const Category Named = Category.File | Category.Package | Category.WireJson;

    public static IEnumerable<Rule> All =>
    [
        Finders.KeptFields("FIELD_SAME_NAME", "A field keeps its name.", Named, pair =>
            pair.Before.Name == pair.After.Name ? null : new Break(
                pair.Before.FullName,
                $"(number {pair.Before.Number}) was renamed to \"{pair.After.Name}\"",
                Callers.Json | Callers.Source,
                Remedies.KeepName(pair))),
        Finders.KeptFields("FIELD_SAME_JSON_NAME", "A field keeps its name in JSON.", Named, pair =>
            pair.Before.JsonName == pair.After.JsonName ? null : new Break(
                pair.Before.FullName,
                $"(number {pair.Before.Number}) changed its JSON name from \"{pair.Before.JsonName}\" to \"{pair.After.JsonName}\"",
                Callers.Json,
                ProtoNames.Json(pair.Before.Name) == pair.Before.JsonName
                    ? Remedies.KeepName(pair)
                    : "A code-first contract cannot set a JSON name: accept the break")),
    ];
}
