using System.Globalization;

namespace CodeFirst.Cli.Locations;

/// <summary>A place in a file, as far as it is known; lines and columns count from 1, as compilers do.</summary>
internal sealed record SourceLocation(string File, int? Line = null, int? Column = null)
{
    private string Position => string.Join(',', new[] { Line, Column }.OfType<int>().Select(at => at.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The same place as a person names it who stands in the working directory.</summary>
    public SourceLocation Relative() =>
        Path.GetRelativePath(Environment.CurrentDirectory, File) is var near && near.StartsWith("..", StringComparison.Ordinal)
            ? this
            : this with { File = near };

    /// <summary><c>file(line,column)</c>, which MSBuild, editors and CI recognise.</summary>
    public override string ToString() => Line is null ? File : $"{File}({Position})";
}
