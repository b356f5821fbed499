namespace CodeFirst.Schema.OpenApi;

/// <summary>A .NET regular expression as JSON Schema has them: ECMA-262 with Unicode, and not anchored.</summary>
internal static class Pattern
{
    private const string Syntax = @"^$\.*+?()[]{}|/-";
    private const string Classes = "dDwWsSbBnrtfv";

    /// <summary>The expression for the whole text, as <c>[RegularExpression]</c> means it.</summary>
    /// <param name="pattern">The .NET pattern.</param>
    /// <param name="orEmpty">Whether an empty text passes too, as it does in .NET.</param>
    /// <returns><see langword="null"/> when the pattern has what only .NET knows.</returns>
    public static string? Of(string pattern, bool orEmpty)
    {
        if (!IsPortable(pattern))
            return null;
        var body = Unanchored(pattern);
        return orEmpty ? $"^(?:{body})?$" : body.Contains('|', StringComparison.Ordinal) ? $"^(?:{body})$" : $"^{body}$";
    }

    private static string Unanchored(string pattern)
    {
        var isWhole = pattern.Length > 1 && pattern[0] == '^' && pattern[^1] == '$' && pattern[^2] != '\\';
        return isWhole && !pattern.Contains('|', StringComparison.Ordinal) ? pattern[1..^1] : pattern;
    }

    private static bool IsPortable(string pattern)
    {
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            var next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
            switch (pattern[at])
            {
                case '\\' when !Syntax.Contains(next, StringComparison.Ordinal) && !Classes.Contains(next, StringComparison.Ordinal):
                case '\\' when next == '-' && !inClass:
                // [a-z-[aeiou]], and a bracket in a class that ECMA-262 wants escaped nowhere but people misread
                case '[' when inClass:
                // options, comments, names, atoms; (?: (?= and (?! are the same in both
                case '(' when !inClass && next == '?' && !(at + 2 < pattern.Length && pattern[at + 2] is ':' or '=' or '!'):
                    return false;
                case '\\':
                    at++;
                    break;
                case '[':
                    inClass = true;
                    // ] at its start is a letter of the class in .NET
                    if (next == ']' || (next == '^' && at + 2 < pattern.Length && pattern[at + 2] == ']'))
                        return false;
                    break;
                case ']' when inClass:
                    inClass = false;
                    break;
                // letters in .NET where no quantifier is meant, errors in ECMA-262
                case ']' or '}' when !inClass && !ClosesQuantifier(pattern, at):
                case '{' when !inClass && !OpensQuantifier(pattern, at):
                    return false;
            }
        }

        return true;
    }

    private static bool OpensQuantifier(string pattern, int at)
    {
        var end = pattern.IndexOf('}', at);
        return end > at + 1 && char.IsAsciiDigit(pattern[at + 1]) && pattern[(at + 1)..end].All(sign => char.IsAsciiDigit(sign) || sign == ',');
    }

    private static bool ClosesQuantifier(string pattern, int at) =>
        pattern[at] == '}' && pattern.LastIndexOf('{', at) is >= 0 and var open && OpensQuantifier(pattern, open) && pattern.IndexOf('}', open) == at;
}
