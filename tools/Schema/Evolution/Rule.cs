using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution;

/// <summary>One kind of change that breaks callers. Ids are those of <c>buf breaking</c> where it has the rule, and never change.</summary>
public sealed class Rule
{
    private readonly Func<Comparison, IEnumerable<BreakingChange>> _find;

    internal Rule(string id, string sentence, Category categories, Func<Comparison, IEnumerable<BreakingChange>> find)
    {
        Id = id;
        Sentence = sentence;
        Categories = categories;
        _find = find;
    }

    /// <summary>The id, for example <c>FIELD_SAME_TYPE</c>.</summary>
    public string Id { get; }

    /// <summary>What the rule asks for, as a sentence.</summary>
    public string Sentence { get; }

    /// <summary>The categories it belongs to.</summary>
    public Category Categories { get; }

    /// <summary>The id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;

    internal IEnumerable<BreakingChange> Find(Comparison comparison) => _find(comparison);
}
