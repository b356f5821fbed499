using System.Text;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>Names as protoc-gen-go makes them of protobuf's.</summary>
internal static class GoNames
{
    /// <summary><c>user_id</c> to <c>UserId</c>: a lower letter after an underscore takes its place, at the start an X does.</summary>
    public static string Of(string name)
    {
        var made = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            if (letter == '_' && at == 0)
                made.Append('X');
            else if (letter == '_' && at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1]))
                continue;
            else
                made.Append(at == 0 || name[at - 1] == '_' || char.IsAsciiDigit(name[at - 1]) ? char.ToUpperInvariant(letter) : letter);
        }

        return made.ToString();
    }

    /// <summary>Of a type in others: <c>Outer_Inner</c>.</summary>
    public static string Of(IReadOnlyList<string> names) => string.Join('_', names.Select(Of));
}
