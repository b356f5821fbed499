using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>A field is its number: what was renumbered, reused or deleted.</summary>
internal static class FieldIdentityRules
{
    public static IEnumerable<Rule> All =>
    [
        Finders.Messages(
            "FIELD_RENUMBERED", "A field keeps its number.", Category.All, pair => pair.Renumbered.Select(Renumbered)),
        Finders.Messages(
            "FIELD_NUMBER_REUSED", "A field's number never carries something else.", Category.All, pair => pair.Reused.Select(Reused)),
        Finders.Messages(
            "FIELD_NO_DELETE", "A field is not deleted.", Category.File | Category.Package, pair => pair.Deleted.Select(Deleted)),
        Finders.Messages(
            "FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "The name of a deleted field is reserved.", Category.WireJson,
            pair => pair.Deleted.Where(deleted => !pair.After.Reserves(deleted.Name)).Select(NameNotReserved)),
        Finders.Messages(
            "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", "The number of a deleted field is reserved.", Category.WireJson | Category.Wire,
            pair => pair.Deleted.Where(deleted => !pair.After.Reserves(deleted.Number)).Select(NumberNotReserved)),
    ];

    private static Break Renumbered(FieldPair pair)
    {
        var type = pair.Before.Shape == pair.After.Shape ? ""
            : $", and its type changed from {pair.Before.TypeInWords} to {pair.After.TypeInWords}";
        var next = pair.Message.After.Field(pair.Before.Number) is { } other ? $"; {pair.Before.Number} is now \"{other.Name}\"" : "";
        return new Break(
            pair.Before.FullName,
            $"was renumbered from {pair.Before.Number} to {pair.After.Number}{type}{next}",
            Callers.Binary,
            Remedies.KeepMember(pair.Before));
    }

    private static Break Reused(FieldPair pair) => new(
        pair.Before.FullName,
        $"gave its number {pair.Before.Number} to another field: {pair.Before.TypeInWords} \"{pair.Before.Name}\" became "
            + $"{pair.After.TypeInWords} \"{pair.After.Name}\"",
        Callers.All,
        Remedies.KeepBoth(pair))
    { Now = pair.After.FullName };

    private static Break Deleted(Field field) => new(
        field.FullName, $"(number {field.Number}) was deleted", Callers.All, Remedies.RestoreMember(field));

    private static Break NameNotReserved(Field field) => new(
        field.FullName,
        $"(number {field.Number}) was deleted without reserving its name",
        Callers.Json,
        Remedies.Reserve(field.Message.Descriptor.Name, $"\"{field.Name}\""));

    private static Break NumberNotReserved(Field field) => new(
        field.FullName,
        $"(number {field.Number}) was deleted without reserving its number",
        Callers.Binary,
        Remedies.Reserve(field.Message.Descriptor.Name, $"{field.Number}"));
}
