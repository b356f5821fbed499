namespace CodeFirst.Schema.Evolution.Model;

/// <summary>Whether two names can mean the same thing.</summary>
internal static class FieldNames
{
    /// <summary><c>user_name</c> and <c>username</c>, <c>points</c> and <c>total_points</c>; not <c>user_id</c> and <c>points</c>.</summary>
    public static bool ShareAWord(string before, string after)
    {
        var (old, now) = (Join(before), Join(after));
        return old.Contains(now, StringComparison.Ordinal)
            || now.Contains(old, StringComparison.Ordinal)
            || Words(before).Overlaps(Words(after));
    }

    private static string Join(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static HashSet<string> Words(string name) => [.. ProtoNames.Snake(name).Split('_', StringSplitOptions.RemoveEmptyEntries)];
}
