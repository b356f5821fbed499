using System.Globalization;
using CodeFirst.Schema.Evolution.CSharp;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>What was reserved stays reserved, or a number of old may come to mean something new.</summary>
internal static class ReservedRules
{
    private const int LastField = 536_870_911;

    public static IEnumerable<Rule> All =>
    [
        Finders.Messages("RESERVED_MESSAGE_NO_DELETE", "What a message reserved stays reserved.", Category.All, pair =>
            Check(
                pair.Before.FullName,
                pair.Before.Descriptor.ReservedRange.Select(range => (range.Start, range.End - 1)),
                [.. pair.After.Descriptor.ReservedRange.Select(range => (range.Start, range.End - 1))],
                pair.Before.Descriptor.ReservedName.Except(pair.After.Descriptor.ReservedName),
                LastField)),
        Finders.Enums("RESERVED_ENUM_NO_DELETE", "What an enum reserved stays reserved.", Category.All, pair =>
            Check(
                pair.Before.FullName,
                pair.Before.Descriptor.ReservedRange.Select(range => (range.Start, range.End)),
                [.. pair.After.Descriptor.ReservedRange.Select(range => (range.Start, range.End))],
                pair.Before.Descriptor.ReservedName.Except(pair.After.Descriptor.ReservedName),
                int.MaxValue)),
    ];

    private static IEnumerable<Break> Check(
        string element, IEnumerable<(int First, int Last)> before, List<(int First, int Last)> after, IEnumerable<string> lostNames, int max)
    {
        foreach (var range in before.Where(range => !IsCovered(range, after)))
            yield return new Break(
                $"{element} reserved {InWords(range, max)}",
                "is no longer reserved in full",
                Callers.Binary,
                Remedies.Reserve(CSharpNaming.Short(element), Arguments(range)));
        foreach (var name in lostNames)
            yield return new Break(
                $"{element} reserved \"{name}\"",
                "is no longer reserved",
                Callers.Json,
                Remedies.Reserve(CSharpNaming.Short(element), $"\"{name}\""));
    }

    private static bool IsCovered((int First, int Last) range, List<(int First, int Last)> after)
    {
        long next = range.First;
        foreach (var (first, last) in after.Order())
            if (first <= next && last >= next)
                next = last + 1L;
        return next > range.Last;
    }

    private static string InWords((int First, int Last) range, int max)
        => range.First == range.Last ? Number(range.First) : $"{Number(range.First)} to {(range.Last == max ? "max" : Number(range.Last))}";

    private static string Arguments((int First, int Last) range)
        => range.First == range.Last ? Number(range.First) : $"{Number(range.First)}, {Number(range.Last)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
