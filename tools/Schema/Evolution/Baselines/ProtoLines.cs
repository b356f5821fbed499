using System.Text.RegularExpressions;

namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>The line of each element of a <c>.proto</c> text, by its full name: braces open scopes, names come before them.</summary>
internal sealed partial class ProtoLines
{
    private readonly Dictionary<string, int> _lines = [];
    private readonly Stack<string> _scopes = new();
    private string _package = "";

    public ProtoLines(string text)
    {
        var statement = "";
        var (line, start) = (1, 1);
        foreach (var token in Tokens().Matches(text).Select(match => match.Value))
        {
            if (token[0] == '\n')
            {
                line++;
                continue;
            }

            if (token[0] == '/')
            {
                line += token.Count(letter => letter == '\n');
                continue;
            }

            if (string.IsNullOrWhiteSpace(statement))
                start = line;
            if (token is "{" or "}" or ";")
            {
                Close(statement, token, start);
                statement = "";
            }
            else
                statement += token;
        }
    }

    /// <summary>An element, or the message of a reservation.</summary>
    public int? Find(string element) => _lines.TryGetValue(element.Split(' ')[0], out var line) ? line : null;

    private void Close(string statement, string end, int line)
    {
        if (Package().Match(statement) is { Success: true } package)
            _package = package.Groups[1].Value;
        var name = Declaration().Match(statement) is { Success: true } declared ? declared.Groups[1].Value
            : Member().Match(statement) is { Success: true } member ? member.Groups[1].Value
            : null;
        if (name is not null)
            _lines.TryAdd(string.Join('.', _scopes.Reverse().Append(name).Prepend(_package).Where(part => part.Length > 0)), line);
        if (end == "{")
            // fields of a oneof belong to the message around it
            _scopes.Push(statement.TrimStart().StartsWith("oneof", StringComparison.Ordinal) ? "" : name ?? "");
        else if (end == "}")
            _scopes.TryPop(out _);
    }

    [GeneratedRegex("""//[^\n]*|/\*[\s\S]*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\n|[{};]|[^\n{};"'/]+|/""")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^\s*package\s+([\w.]+)\s*$")]
    private static partial Regex Package();

    [GeneratedRegex(@"^\s*(?:message|enum|service|rpc|oneof)\s+(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?!\s*(?:option|syntax)\b)[^=]*?(\w+)\s*=\s*(?:-?\d|0x)")]
    private static partial Regex Member();
}
