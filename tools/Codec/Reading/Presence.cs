using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>Whether a single value tells "not sent" from zero, as the exporter decides it.</summary>
internal static class Presence
{
    private static readonly string[] Flow =
        ["System.Diagnostics.CodeAnalysis.MaybeNullAttribute", "System.Diagnostics.CodeAnalysis.NotNullAttribute"];

    public static bool IsOptional(ISymbol member, ITypeSymbol type)
    {
        var initial = member.Find("System.ComponentModel.DefaultValueAttribute");
        if (initial is not null && !IsZero(initial) && member.Find("ProtoBuf.ProtoMemberAttribute")?.Says("IsRequired") is not true)
            throw new RefusedException($"{member.Name} has a default value");
        if (type.IsValueType)
            return false;
        if (Flow.Any(member.Has))
            throw new RefusedException($"{member.Name} says more of null than its type");
        return type.NullableAnnotation switch
        {
            NullableAnnotation.Annotated => initial is null ? true : throw new RefusedException($"{member.Name} has a default value"),
            NullableAnnotation.NotAnnotated => false,
            _ when initial is not null => false,
            _ => throw new RefusedException($"{member.Name} does not say whether it can be null"),
        };
    }

    private static bool IsZero(AttributeData initial) => initial.First() switch
    {
        null => true,
        string text => text.Length == 0,
        bool flag => !flag,
        char letter => letter == 0,
        IConvertible number => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) == 0,
        _ => false,
    };
}
