using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>Enums and their values. A value is its number in binary and its name in JSON.</summary>
internal static class EnumRules
{
    public static IEnumerable<Rule> All =>
    [
        Finders.Any("ENUM_NO_DELETE", "An enum is not deleted from its file.", Category.File, comparison =>
            from files in comparison.Files
            from type in MessageRules.Gone(comparison.Before.Enums, files.Before, of => of.File)
            where !MessageRules.IsIn(comparison.After.Enums, files, type.FullName, of => of.File)
            select Deleted(type, $"file {files.Before.Name}")),
        Finders.Any("PACKAGE_ENUM_NO_DELETE", "An enum is not deleted from its package.", Category.Package, comparison =>
            from type in comparison.Before.Enums.Values
            where comparison.After.Packages.Contains(type.File.Package) && !comparison.After.Enums.ContainsKey(type.FullName)
            select Deleted(type, type.File.Package.Length == 0 ? "the schema" : $"package {type.File.Package}")),
        Finders.Enums("ENUM_VALUE_RENUMBERED", "An enum value keeps its number.", Category.All, pair =>
            from value in pair.Renumbered
            select new Break(
                $"{pair.Before.FullName}.{value.Name}",
                $"was renumbered from {value.Before} to {value.After}",
                Callers.Binary,
                Remedies.KeepValue(pair.Before, value.Name, value.Before))),
        Finders.Enums("ENUM_VALUE_NO_DELETE", "An enum value is not deleted.", Category.File | Category.Package, pair =>
            Deletions(pair, _ => true, "", Callers.All, (name, number) => Remedies.KeepValue(pair.Before, name, number))),
        Finders.Enums("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "The name of a deleted enum value is reserved.", Category.WireJson, pair =>
            Deletions(
                pair,
                value => value.Names.Any(name => !pair.After.Reserves(name)),
                " without reserving its name",
                Callers.Json,
                (name, _) => Remedies.Reserve(pair.Before.Descriptor.Name, $"\"{name}\""))),
        Finders.Enums(
            "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", "The number of a deleted enum value is reserved.", Category.WireJson | Category.Wire,
            pair => Deletions(
                pair,
                value => !pair.After.Reserves(value.Number),
                " without reserving its number",
                Callers.Binary,
                (_, number) => Remedies.Reserve(pair.Before.Descriptor.Name, $"{number}"))),
        Finders.Enums(
            "ENUM_VALUE_SAME_NAME", "An enum value keeps its name.", Category.File | Category.Package | Category.WireJson,
            pair =>
                from value in pair.Renamed
                select new Break(
                    $"{pair.Before.FullName}.{value.Names[0]}",
                    $"(number {value.Number}) was renamed to {string.Join(" and ", pair.After.NamesByNumber[value.Number])}",
                    Callers.Json | Callers.Source,
                    Remedies.KeepValue(pair.Before, value.Names[0], value.Number))
                {
                    Now = $"{pair.After.FullName}.{pair.After.NamesByNumber[value.Number].First()}",
                }),
    ];

    private static Break Deleted(EnumType type, string place) => new(
        type.FullName, $"was deleted from {place}", Callers.Source, Remedies.KeepEnum(type));

    private static IEnumerable<Break> Deletions(
        EnumPair pair, Func<(int Number, string[] Names), bool> isBreak, string suffix, Callers callers, Func<string, int, string> remedy)
        => from value in pair.Deleted
           where isBreak(value)
           select new Break(
               $"{pair.Before.FullName}.{value.Names[0]}",
               $"(number {value.Number}) was deleted{suffix}",
               callers,
               remedy(value.Names[0], value.Number));
}
