namespace CodeFirst.Schema.Evolution.Model;

/// <summary>One element before and after.</summary>
internal sealed record Pair<T>(T Before, T After);

/// <summary>A baseline beside the contract of today: which element became which, and which are gone.</summary>
internal sealed class Comparison(SchemaIndex before, SchemaIndex after)
{
    public SchemaIndex Before { get; } = before;

    public SchemaIndex After { get; } = after;

    public IEnumerable<Pair<SchemaSource>> Files => Paired(Before.Files, After.Files);

    public IReadOnlyList<MessagePair> Messages { get; }
        = [.. Paired(before.Messages, after.Messages).Select(pair => new MessagePair(pair.Before, pair.After))];

    public IReadOnlyList<EnumPair> Enums { get; }
        = [.. Paired(before.Enums, after.Enums).Select(pair => new EnumPair(pair.Before, pair.After))];

    public IEnumerable<Pair<Service>> Services => Paired(Before.Services, After.Services);

    public IEnumerable<Pair<Method>> Methods
        => from pair in Services
           from method in pair.Before.Methods
           let now = pair.After.Method(method.Name)
           where now is not null
           select new Pair<Method>(method, now);

    /// <summary>Services that are gone, each with the one that took its place under another name, if there is such.</summary>
    public IReadOnlyList<(Service Gone, Service? Successor)> GoneServices { get; } = ServiceMoves.Find(before, after);

    private static IEnumerable<Pair<T>> Paired<T>(OrderedDictionary<string, T> before, OrderedDictionary<string, T> after)
        where T : class
        => from old in before
           let now = after.GetValueOrDefault(old.Key)
           where now is not null
           select new Pair<T>(old.Value, now);
}
