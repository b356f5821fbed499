namespace CodeFirst.Cli.Locations;

/// <summary>A place in a C# file; lines and columns count from 1, as compilers do.</summary>
internal sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file(line,column)</c>, which MSBuild, editors and CI recognise.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
