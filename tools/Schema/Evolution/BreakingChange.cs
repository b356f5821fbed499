namespace CodeFirst.Schema.Evolution;

/// <summary>One change of a contract that breaks callers built against its baseline, or an acceptance that accepts nothing.</summary>
/// <param name="Rule">The id of the rule that found it, for example <c>FIELD_RENUMBERED</c>.</param>
/// <param name="Element">What changed, by its full name in the baseline, for example <c>user.UserResponse.username</c>.</param>
/// <param name="What">What happened to it, as the end of a sentence that begins with <paramref name="Element"/>.</param>
/// <param name="Breaks">Whom it breaks.</param>
/// <param name="Remedy">What mends it, as a sentence; mostly the exact C# line.</param>
public sealed record BreakingChange(string Rule, string Element, string What, Callers Breaks, string Remedy)
{
    /// <summary>
    /// The element's full name in the contract of today: another than <see cref="Element"/> when it was renamed or moved, or when
    /// its number carries something else now. There is no element of that name in the contract when it was deleted.
    /// </summary>
    public string Now { get; init; } = Element;

    /// <summary>Whom it breaks, in words: <c>binary callers and generated source</c>; empty when nobody.</summary>
    public string BreaksInWords
    {
        get
        {
            string[] words = [.. Words()];
            return words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} and {words[^1]}";
        }
    }

    /// <summary>The finding as sentences.</summary>
    /// <returns>For example <c>user.UserResponse.username was renumbered from 2 to 20. Breaks binary callers. Write ...</c></returns>
    public override string ToString()
        => Breaks == Callers.None ? $"{Element} {What}. {Remedy}" : $"{Element} {What}. Breaks {BreaksInWords}. {Remedy}";

    private IEnumerable<string> Words()
    {
        if (Breaks.HasFlag(Callers.Binary))
            yield return "binary callers";
        if (Breaks.HasFlag(Callers.Json))
            yield return "JSON callers";
        if (Breaks.HasFlag(Callers.Source))
            yield return "generated source";
    }
}
