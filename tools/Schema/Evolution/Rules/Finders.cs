using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>What was found about one element; the rule adds its id.</summary>
internal sealed record Break(string Element, string What, Callers Breaks, string Remedy)
{
    /// <summary>The element as it is called today, when it is still there.</summary>
    public string? Now { get; init; }
}

/// <summary>Makes rules out of what they look at.</summary>
internal static class Finders
{
    public static Rule Any(string id, string sentence, Category categories, Func<Comparison, IEnumerable<Break>> find)
        => new(id, sentence, categories, comparison => find(comparison).Select(found =>
            new BreakingChange(id, found.Element, found.What, found.Breaks, found.Remedy) { Now = found.Now ?? found.Element }));

    public static Rule Messages(string id, string sentence, Category categories, Func<MessagePair, IEnumerable<Break>> find)
        => Any(id, sentence, categories, comparison => comparison.Messages.SelectMany(find));

    public static Rule KeptFields(string id, string sentence, Category categories, Func<FieldPair, Break?> find)
        => Messages(id, sentence, categories, pair =>
            from kept in pair.Kept
            let found = find(kept)
            where found is not null
            select found with { Now = kept.After.FullName });

    public static Rule Enums(string id, string sentence, Category categories, Func<EnumPair, IEnumerable<Break>> find)
        => Any(id, sentence, categories, comparison => comparison.Enums.SelectMany(find));

    public static Rule Methods(string id, string sentence, Category categories, Func<Pair<Method>, Break?> find)
        => Any(id, sentence, categories, comparison => comparison.Methods.Select(find).OfType<Break>());

    public static Rule Files(string id, string sentence, Category categories, Func<Pair<SchemaSource>, Break?> find)
        => Any(id, sentence, categories, comparison => comparison.Files.Select(find).OfType<Break>());
}
