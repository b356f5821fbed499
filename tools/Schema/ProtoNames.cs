using System.Text;

namespace CodeFirst.Schema;

/// <summary>
/// The one place where a C# name becomes a protobuf name: PascalCase to snake_case, as
/// https://protobuf.dev/programming-guides/style/ asks. ASCII only, so no culture has a say.
/// </summary>
internal static class ProtoNames
{
    /// <summary><c>UserId</c> and <c>UserID</c> to <c>user_id</c>, <c>HTTPServer</c> to <c>http_server</c>.</summary>
    public static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var at = 0; at < name.Length; at++)
        {
            if (StartsWord(name, at))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[at]));
        }

        return snake.ToString();
    }

    /// <summary><c>NotFound</c> to <c>NOT_FOUND</c>.</summary>
    public static string UpperSnake(string name) => Snake(name).ToUpperInvariant();

    /// <summary>An enum value's name: <c>Status.NotFound</c> to <c>STATUS_NOT_FOUND</c>, since a protobuf enum does not scope its values.</summary>
    public static string EnumValue(string enumName, string name) => $"{UpperSnake(enumName)}_{UpperSnake(name)}";

    /// <summary>A field's JSON name, as protoc derives it: <c>user_id</c> to <c>userId</c>.</summary>
    public static string Json(string field)
    {
        var json = new StringBuilder(field.Length);
        for (var at = 0; at < field.Length; at++)
            if (field[at] != '_')
                json.Append(at > 0 && field[at - 1] == '_' ? char.ToUpperInvariant(field[at]) : field[at]);
        return json.ToString();
    }

    /// <summary>What protoc names the message of a map's entries: <c>by_id</c> to <c>ByIdEntry</c>.</summary>
    public static string MapEntry(string field)
    {
        var json = Json('_' + field);
        return json + "Entry";
    }

    /// <summary>A letter or <c>_</c>, then letters, digits and <c>_</c>.</summary>
    public static bool IsIdentifier(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static bool StartsWord(string name, int at)
    {
        if (at == 0 || !char.IsAsciiLetterUpper(name[at]) || name[at - 1] == '_')
            return false;
        var endsAcronym = at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1]);
        return !char.IsAsciiLetterUpper(name[at - 1]) || endsAcronym;
    }
}
