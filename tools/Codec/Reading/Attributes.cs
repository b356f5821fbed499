using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>Attributes by their full names.</summary>
internal static class Attributes
{
    public static AttributeData? Find(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    public static bool Has(this ISymbol symbol, string name) => symbol.Find(name) is not null;

    /// <summary>Whether using it is an error, also in generated code.</summary>
    public static bool IsForbidden(this ISymbol symbol) =>
        symbol.Find("System.ObsoleteAttribute")?.ConstructorArguments.Any(argument => argument.Value is true) is true;

    public static object? First(this AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value;

    public static object? Named(this AttributeData attribute, string argument) =>
        attribute.NamedArguments.FirstOrDefault(named => named.Key == argument).Value.Value;

    public static bool Says(this AttributeData attribute, string argument) => attribute.Named(argument) is true;
}
