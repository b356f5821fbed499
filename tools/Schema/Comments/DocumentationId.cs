using System.Reflection;

namespace CodeFirst.Schema.Comments;

/// <summary>
/// The name of a member in an XML documentation file:
/// https://learn.microsoft.com/dotnet/csharp/language-reference/xmldoc/#id-strings.
/// </summary>
internal static class DocumentationId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{Name(type)}",
        PropertyInfo => $"P:{Name(member.DeclaringType!)}.{member.Name}",
        FieldInfo => $"F:{Name(member.DeclaringType!)}.{member.Name}",
        MethodInfo method => $"M:{Name(method.DeclaringType!)}.{method.Name}{Parameters(method)}",
        _ => throw new NotSupportedException($"'{member}' has no documentation id here."),
    };

    private static string Parameters(MethodInfo method)
    {
        // as declared: the parameters of a closed generic interface are written as those of the open one
        var parameters = (method.HasMetadataToken() ? method.Module.ResolveMethod(method.GetMetadataToken())! : method).GetParameters();
        return parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Argument(parameter.ParameterType)))})";
    }

    private static string Argument(Type type)
    {
        if (type.IsArray)
            return $"{Argument(type.GetElementType()!)}[]";
        if (type.IsGenericParameter)
            return $"`{type.GenericParameterPosition}";
        if (!type.IsConstructedGenericType)
            return Name(type);
        var definition = Name(type.GetGenericTypeDefinition());
        return $"{definition.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Argument))}}}";
    }

    private static string Name(Type type)
        => (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
}
