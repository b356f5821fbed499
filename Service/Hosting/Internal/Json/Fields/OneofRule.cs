using System.Text.Json;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>Of the members of a oneof there is one: the last on the wire, and the only one in JSON.</summary>
internal static class OneofRule
{
    /// <summary>Removes what a later member took the place of; the order stays.</summary>
    public static void Apply(JsonField[] fields, ref PooledList<FoundField> found)
    {
        var kept = found.Count;
        var taken = new Dictionary<object, int>();
        for (var at = found.Count - 1; at >= 0; at--)
            if (IsKept(fields, found.Span[at].At, taken))
                found.Span[--kept] = found.Span[at];
        found.Span[kept..].CopyTo(found.Span);
        found.Truncate(found.Count - kept);
    }

    /// <exception cref="JsonRefusal">Two members of one oneof are given.</exception>
    public static void Check(MessageFields fields, ReadOnlySpan<GivenField> given, JsonInput input)
    {
        Dictionary<object, JsonField>? taken = null;
        foreach (var (at, value) in given)
            if (fields[at] is { Oneof: { } oneof } field && (value.ValueKind != JsonValueKind.Null || field.TakesNull)
                && !(taken ??= []).TryAdd(oneof, field))
                throw input.Refusal($"has {taken[oneof].Name} and {field.Name}, which are of the one-of {oneof.Name}; give one of them");
    }

    /// <summary>From the last to the first: a member is kept until another one of its oneof was met, also before that one.</summary>
    private static bool IsKept(JsonField[] fields, int at, Dictionary<object, int> taken)
    {
        if (fields[at].Oneof is not { } oneof)
            return true;
        if (!taken.TryGetValue(oneof, out var last))
            taken.Add(oneof, at);
        else if (last != at)
            taken[oneof] = -1;
        return taken[oneof] == at;
    }
}
