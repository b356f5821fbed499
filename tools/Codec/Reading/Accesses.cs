using CodeFirst.Codec.Model;
using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>How generated code gets at a member.</summary>
internal static class Accesses
{
    public static Access Reading(ISymbol member, Compilation compilation) => member switch
    {
        IPropertySymbol { GetMethod: { } getter } => IsOpen(getter, compilation) ? Access.Open : Access.Property,
        _ => IsOpen(member, compilation) ? Access.Open : Access.Field,
    };

    public static Access Writing(ISymbol member, Compilation compilation) => member switch
    {
        IPropertySymbol { SetMethod: null } => Access.None,
        IPropertySymbol { SetMethod: { } setter } => !setter.IsInitOnly && IsOpen(setter, compilation) ? Access.Open : Access.Property,
        IFieldSymbol { IsReadOnly: true } => Access.None,
        _ => IsOpen(member, compilation) ? Access.Open : Access.Field,
    };

    private static bool IsOpen(ISymbol member, Compilation compilation) => compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);
}
