using System.Text.RegularExpressions;

namespace CodeFirst.Cli.Locations;

/// <summary>One C# file, in which names are found by the words around them; comments and literals do not count.</summary>
internal sealed class SourceDocument(string path, string text)
{
    private readonly string _code = CSharpCode.WithoutCommentsAndLiterals(text);

    /// <summary>Where the name of a type stands in its declaration.</summary>
    /// <param name="names">The parts of the type's full name; those of the types around it say where it is looked for.</param>
    public int? Declaration(IReadOnlyList<string> names)
    {
        int? found = null;
        foreach (var name in names)
            found = Find($@"\b(?:class|struct|interface|enum|record)\s+@?(?<name>{Regex.Escape(name)})\b", found ?? 0) ?? (name == names[^1] ? null : found);
        return found;
    }

    /// <summary>Where a member without a body is declared, after the declaration of its type: a method, an interface's property, a value, a field.</summary>
    public (int Line, int Column)? Member(string member, int type)
    {
        var name = $@"(?<![\w.])@?(?<name>{Regex.Escape(member)})\s*";
        var at = Find($@"{name}(?:<[^<>()]*>\s*)?\(", type) ?? Find($@"{name}(?:\{{|=|,|;|\}})", type);
        return at is { } found ? Place(found) : null;
    }

    /// <summary>The last mention of a member's name before a place inside the member.</summary>
    public (int Line, int Column)? NameBefore(string member, int line, int column)
    {
        var mentions = Regex.Matches(_code[..Offset(line, column)], $@"(?<![\w.]){Regex.Escape(member)}\b");
        return mentions.Count > 0 ? Place(mentions[^1].Index) : null;
    }

    public (int Line, int Column) Place(int offset)
    {
        var before = _code.AsSpan(0, offset);
        return (before.Count('\n') + 1, offset - (before.LastIndexOf('\n') + 1) + 1);
    }

    public SourceLocation At((int Line, int Column) place) => new(path, place.Line, place.Column);

    private int? Find(string pattern, int start) =>
        new Regex(pattern, RegexOptions.CultureInvariant).Match(_code, start) is { Success: true } match ? match.Groups["name"].Index : null;

    private int Offset(int line, int column)
    {
        var start = 0;
        for (var at = 1; at < line && start >= 0; at++)
            start = _code.IndexOf('\n', start) + 1;
        return Math.Min(start + column - 1, _code.Length);
    }
}
