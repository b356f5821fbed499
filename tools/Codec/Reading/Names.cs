using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>Types as generated code writes them.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static string Global(this ITypeSymbol type) => type.ToDisplayString(Full);

    public static string Definition(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString();
}
