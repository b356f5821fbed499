using System.Text.RegularExpressions;

namespace CodeFirst.Cli.Locations;

/// <summary>C# with blanks where comments and literals were, so that what is found in it is code, at the place it has in the file.</summary>
internal static partial class CSharpCode
{
    public static string WithoutCommentsAndLiterals(string text) =>
        CommentOrLiteral().Replace(text, found => Blank().Replace(found.Value, " "));

    /// <summary>Longest first: comments, raw strings, verbatim strings, strings, characters.</summary>
    [GeneratedRegex(
        """"
        //[^\n]* | /\*[\s\S]*?\*/
        | (?<quotes>"{3,})[\s\S]*?(?<!")\k<quotes>(?!")
        | (?:@\$?|\$@)"(?:[^"]|"")*"
        | "(?:[^"\\\n]|\\.)*"
        | '(?:[^'\\\n]|\\.)+'
        """",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex CommentOrLiteral();

    [GeneratedRegex(@"[^\r\n]")]
    private static partial Regex Blank();
}
