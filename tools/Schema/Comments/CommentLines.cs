using System.Text;

namespace CodeFirst.Schema.Comments;

/// <summary>The lines of a comment: wrapped as in the source, one empty line at most between two, none at either end.</summary>
internal sealed class CommentLines
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();
    private string _indent = "";
    private string? _marker;
    private int _newlines;
    private bool _gap;

    public IReadOnlyList<string> Finish()
    {
        Break();
        return _lines;
    }

    /// <summary>Text of the source; an empty line in it sets paragraphs apart.</summary>
    public void Text(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split('\n');
        _line.Append(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            EndLine();
            if (++_newlines > 1)
                _gap = true;
            _line.Append(part);
        }
    }

    /// <summary>Ends the line, if anything stands on it.</summary>
    public void Break()
    {
        EndLine();
        _newlines = 0;
    }

    /// <summary>Ends the line and sets what follows apart.</summary>
    public void Gap()
    {
        Break();
        _gap = true;
    }

    /// <summary>What <paramref name="write"/> writes, behind a mark such as <c>- </c>.</summary>
    public void Item(string mark, Action write)
    {
        Break();
        _gap &= _indent.Length == 0;
        var indent = _indent;
        (_marker, _indent) = (_indent + mark, _indent + new string(' ', mark.Length));
        write();
        Break();
        (_marker, _indent, _gap) = (null, indent, false);
    }

    /// <summary>Lines whose own indentation counts, set apart and indented as Markdown and Go take code.</summary>
    public void Code(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        var margin = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        Gap();
        foreach (var line in lines.SkipWhile(line => line.Length == 0))
            if (line.Length == 0)
                _gap = true;
            else
                Add(_indent + "    " + line[margin..]);
        Gap();
    }

    private void EndLine()
    {
        if (_line.ToString().Trim() is { Length: > 0 } line)
        {
            Add((_marker ?? _indent) + line);
            (_marker, _newlines) = (null, 0);
        }

        _line.Clear();
    }

    private void Add(string line)
    {
        if (_gap && _lines.Count > 0)
            _lines.Add("");
        _lines.Add(line);
        _gap = false;
    }
}
