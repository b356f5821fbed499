using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Types;

/// <summary>The type whose message or scalar protobuf-net writes where a contract says another.</summary>
internal static class WrittenTypes
{
    public static Type Of(Type declared) => Hierarchy.Root(Surrogates.Find(declared) ?? declared);

    /// <summary>What is wrong with writing one type for another.</summary>
    public static IEnumerable<Finding> Check(Type declared)
    {
        if (Hierarchy.FindHiddenBase(declared) is { } hidden)
            yield return TypeRefusals.HiddenBase(declared, hidden);
        if (Surrogates.Find(declared) is { } surrogate)
            foreach (var finding in Surrogates.Check(declared, surrogate))
                yield return finding;
    }

    /// <summary>What C# promises of a value and the written type does not: that it is a subtype.</summary>
    public static string? Note(Type declared)
    {
        var path = Hierarchy.Path(declared).Skip(1).Select(SubtypeReader.FieldName).ToList();
        return path.Count == 0 ? null : $"Always has {string.Join('.', path)} set: .NET programs cannot read another.";
    }
}
