using System.Text;
using System.Text.Unicode;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.FieldMask</c>: the paths, in the names that fields have in JSON, with commas between them.</summary>
internal sealed class FieldMaskForm()
    : TextForm("field mask", "give paths of JSON names with commas between them: \"userId,address.postCode\"")
{
    private const uint PathsTag = 1 << 3 | 2;

    protected override bool TryParse(string text, ref WireWriter proto)
    {
        if (text.Contains('_', StringComparison.Ordinal))
            return false;
        var paths = text.Length == 0 ? [] : text.Split(',');
        for (var at = paths.Length - 1; at >= 0; at--)
            if (paths[at].Length == 0)
                return false;
            else
                proto.WriteString(PathsTag, Snake(paths[at]));
        return true;
    }

    protected override string? Text(ReadOnlySpan<byte> message)
    {
        var paths = new List<string>();
        var reader = new WireReader(message);
        while (reader.TryReadTag(out var tag))
            if (tag != PathsTag)
                reader.Skip(tag);
            else if (reader.ReadSpan() is var path && Utf8.IsValid(path) && Camel(Encoding.UTF8.GetString(path)) is { } camel)
                paths.Add(camel);
            else
                return null;
        return string.Join(',', paths);
    }

    private static string Snake(string path)
    {
        var snake = new StringBuilder();
        foreach (var letter in path)
            if (char.IsAsciiLetterUpper(letter))
                snake.Append('_').Append(char.ToLowerInvariant(letter));
            else
                snake.Append(letter);
        return snake.ToString();
    }

    /// <returns><see langword="null"/> when it is not what would be read back.</returns>
    private static string? Camel(string path)
    {
        var camel = new StringBuilder();
        for (var at = 0; at < path.Length; at++)
            camel.Append(path[at] == '_' && at + 1 < path.Length ? char.ToUpperInvariant(path[++at]) : path[at]);
        return Snake(camel.ToString()) == path ? camel.ToString() : null;
    }
}
