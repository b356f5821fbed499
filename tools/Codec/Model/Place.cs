using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeFirst.Codec.Model;

/// <summary>A place in the source, without the syntax tree that a <see cref="Location"/> keeps alive.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place Of(ISymbol symbol)
    {
        var location = symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
        return new Place(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    public Location ToLocation() => Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);
}
