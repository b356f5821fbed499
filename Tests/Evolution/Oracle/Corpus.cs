namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>Every single change, and some hundred pairs of changes, the same ones at every run.</summary>
internal static class Corpus
{
    private const int Pairs = 150;

    public static IReadOnlyList<Mutation> Make()
    {
        Change[] changes = [.. FieldChanges.All, .. TypeChanges.All, .. EnumChanges.All, .. ServiceChanges.All, .. FileChanges.All];
        List<Mutation> corpus = [.. changes.Select((change, at) => Mutation.Make(at + 1, change))];
        // a fixed step through all changes meets each of them, and never the same two twice
        for (var at = 0; corpus.Count < changes.Length + Pairs; at++)
        {
            var (first, second) = (changes[at * 7 % changes.Length], changes[(at * 11 + changes.Length / 2) % changes.Length]);
            if (first.Target == second.Target)
                continue;
            var pair = Mutation.Make(corpus.Count + 1, first, second);
            if (pair.IsValid())
                corpus.Add(pair);
        }

        return corpus;
    }
}
