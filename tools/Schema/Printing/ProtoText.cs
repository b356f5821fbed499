using System.Globalization;
using System.Text;

namespace CodeFirst.Schema.Printing;

/// <summary>Lines of proto text: indentation, one empty line between declarations, none after an opening brace.</summary>
internal sealed class ProtoText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isOpening = true;
    private bool _gap;

    /// <summary>Asks for an empty line before the next one, unless it is the first of its block.</summary>
    public void Gap() => _gap = true;

    public void Line(string line)
    {
        if (_gap && !_isOpening)
            _text.Append('\n');
        _gap = _isOpening = false;
        if (line.Length > 0)
            _text.Append(' ', _depth * 2).Append(line);
        _text.Append('\n');
    }

    /// <summary>A comment in the form of the descriptor: each line with what stood after <c>//</c>.</summary>
    public void Comment(string comment)
    {
        foreach (var line in comment.TrimEnd('\n').Split('\n'))
            Line($"//{line}");
    }

    public void Open(string line)
    {
        Line($"{line} {{");
        _depth++;
        _isOpening = true;
    }

    public void Close()
    {
        _depth--;
        _gap = false;
        Line("}");
        Gap();
    }

    public override string ToString() => _text.ToString();

    /// <summary>A string literal: quotes, backslashes and everything that is not printable ASCII or a letter are escaped.</summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\x7f' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}"),
                _ => letter.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
