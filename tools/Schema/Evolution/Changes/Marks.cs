using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Changes;

/// <summary>What is marked otherwise than before: deprecated, packed, reserved, aliased.</summary>
internal static class Marks
{
    public static IEnumerable<string> Of(Comparison comparison)
        => comparison.Services
            .SelectMany(pair => Deprecation(
                pair.Before.FullName, pair.Before.Descriptor.Options?.Deprecated, pair.After.Descriptor.Options?.Deprecated))
            .Concat(comparison.Methods.SelectMany(pair => Deprecation(
                pair.Before.FullName, pair.Before.Descriptor.Options?.Deprecated, pair.After.Descriptor.Options?.Deprecated)))
            .Concat(comparison.Messages.SelectMany(Message))
            .Concat(comparison.Enums.SelectMany(Enum));

    private static IEnumerable<string> Message(MessagePair pair)
        => Deprecation(pair.Before.FullName, pair.Before.Descriptor.Options?.Deprecated, pair.After.Descriptor.Options?.Deprecated)
            .Concat(pair.Kept.SelectMany(Field))
            .Concat(Reserved(
                pair.Before.FullName,
                pair.After.Descriptor.ReservedRange.Where(range => !pair.Before.Descriptor.ReservedRange.Contains(range))
                    .Select(range => Range(range.Start, range.End - 1)),
                pair.After.Descriptor.ReservedName.Except(pair.Before.Descriptor.ReservedName)));

    private static IEnumerable<string> Field(FieldPair pair)
    {
        var (before, after) = (pair.Before.Descriptor.Options?.Deprecated, pair.After.Descriptor.Options?.Deprecated);
        foreach (var line in Deprecation(pair.Before.FullName, before, after))
            yield return line;
        if (pair.Before.Shape == pair.After.Shape && pair.Before.IsPacked != pair.After.IsPacked)
            yield return $"`{pair.Before.FullName}` is {(pair.After.IsPacked ? "now" : "no longer")} packed, which every reader takes either way.";
    }

    private static IEnumerable<string> Enum(EnumPair pair)
    {
        var values = from value in pair.Before.Descriptor.Value
                     join now in pair.After.Descriptor.Value on value.Name equals now.Name
                     from line in Deprecation($"{pair.Before.FullName}.{value.Name}", value.Options?.Deprecated, now.Options?.Deprecated)
                     select line;
        var aliases = from value in pair.After.Descriptor.Value
                      where pair.Before.NumberOf(value.Name) is null && pair.Before.NamesByNumber.Contains(value.Number)
                      where pair.Renamed.TrueForAll(renamed => renamed.Number != value.Number)
                      select $"New name `{pair.After.FullName}.{value.Name}` for number {value.Number}.";
        return Deprecation(pair.Before.FullName, pair.Before.Descriptor.Options?.Deprecated, pair.After.Descriptor.Options?.Deprecated)
            .Concat(values)
            .Concat(aliases)
            .Concat(Reserved(
                pair.Before.FullName,
                pair.After.Descriptor.ReservedRange.Where(range => !pair.Before.Descriptor.ReservedRange.Contains(range))
                    .Select(range => Range(range.Start, range.End)),
                pair.After.Descriptor.ReservedName.Except(pair.Before.Descriptor.ReservedName)));
    }

    private static IEnumerable<string> Deprecation(string element, bool? before, bool? after)
    {
        if ((before ?? false) != (after ?? false))
            yield return $"`{element}` is {(after == true ? "now" : "no longer")} deprecated.";
    }

    private static IEnumerable<string> Reserved(string element, IEnumerable<string> ranges, IEnumerable<string> names)
    {
        if (string.Join(", ", ranges.Concat(names.Select(name => $"\"{name}\""))) is { Length: > 0 } reserved)
            yield return $"`{element}` reserves {reserved}.";
    }

    private static string Range(int first, int last) => first == last ? $"{first}" : $"{first} to {last}";
}
