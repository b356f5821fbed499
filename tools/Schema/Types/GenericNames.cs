using System.Globalization;

namespace CodeFirst.Schema.Types;

/// <summary>
/// The names of closed generic messages, which protobuf has none of: <c>Page&lt;User&gt;</c> is <c>PageOfUser</c>, and with
/// <c>Name = "{0}Page"</c>, the pattern of <c>[DataContract]</c>, <c>UserPage</c>.
/// </summary>
/// <remarks>https://learn.microsoft.com/dotnet/framework/wcf/feature-details/data-contract-names</remarks>
internal static class GenericNames
{
    /// <param name="type">The closed generic type.</param>
    /// <param name="given">The name that an attribute gives it, without its package.</param>
    public static string Of(Type type, string? given)
    {
        var arguments = OwnArguments(type).Select(NameOf).ToList();
        if (given is null)
            return arguments.Count == 0 ? Plain(type) : $"{Plain(type)}Of{string.Join("And", arguments)}";
        for (var at = 0; at < arguments.Count; at++)
            given = given.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{at}}}"), arguments[at], StringComparison.Ordinal);
        return given;
    }

    /// <summary>The name to give to the definition so that its closings keep theirs: <c>PairOf{0}And{1}</c>; of others the C# name.</summary>
    public static string Pattern(Type type)
    {
        var places = OwnArguments(type).Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"{{{at}}}")).ToList();
        return places.Count == 0 ? Plain(type) : $"{Plain(type)}Of{string.Join("And", places)}";
    }

    /// <summary>Those that the message it is declared in does not have already.</summary>
    private static IEnumerable<Type> OwnArguments(Type type)
        => type.GenericTypeArguments.Skip(ContractTypes.Outer(type) is { } outer ? outer.GenericTypeArguments.Length : 0);

    private static string NameOf(Type argument)
    {
        if (argument.IsArray)
            return $"{NameOf(argument.GetElementType()!)}Array";
        if (Nullable.GetUnderlyingType(argument) is { } underlying)
            return $"Nullable{NameOf(underlying)}";
        if (argument.IsEnum || ContractTypes.IsMessage(argument))
            return ContractTypes.NameInPackage(argument).Replace(".", "", StringComparison.Ordinal);
        return argument.IsConstructedGenericType ? Of(argument, null) : argument.Name;
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
