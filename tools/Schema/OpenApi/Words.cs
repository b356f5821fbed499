namespace CodeFirst.Schema.OpenApi;

/// <summary>Comments and what is said beside them, as a description.</summary>
internal static class Words
{
    /// <summary>Paragraphs, without those that say nothing.</summary>
    public static string Paragraphs(params IEnumerable<string> parts) => string.Join("\n\n", parts.Where(part => part.Length > 0));

    /// <summary>The first sentence of a comment, on one line and without its dot.</summary>
    public static string Summary(string comment)
    {
        var line = string.Join(' ', comment.Split("\n\n")[0].Split('\n').Select(part => part.Trim()));
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? line : line[..end]).TrimEnd('.');
    }
}
