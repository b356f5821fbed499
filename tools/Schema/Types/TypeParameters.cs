using System.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>
/// <c>T</c> and <c>T?</c> of an unconstrained type parameter: reflection's nullability calls both nullable, since an argument can be.
/// </summary>
internal static class TypeParameters
{
    private const byte Annotated = 2;

    /// <summary>Whether the source has a <c>?</c>, wherever the member's nullability hangs on a type parameter.</summary>
    /// <remarks>https://github.com/dotnet/roslyn/blob/main/docs/features/nullable-metadata.md</remarks>
    public static bool MayBeNullable(MemberInfo member)
    {
        if (member.DeclaringType is not { IsConstructedGenericType: true } closed)
            return true;
        var definition = closed.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member);
        var type = definition is PropertyInfo property ? property.PropertyType : ((FieldInfo)definition).FieldType;
        return !type.ContainsGenericParameters || Flags(definition).Contains(Annotated);
    }

    private static IEnumerable<byte> Flags(MemberInfo member)
        => member.GetCustomAttributesData().FirstOrDefault(mark => mark.AttributeType.FullName == "System.Runtime.CompilerServices.NullableAttribute")
            ?.ConstructorArguments[0].Value switch
        {
            byte flag => [flag],
            IEnumerable<CustomAttributeTypedArgument> flags => flags.Select(flag => (byte)flag.Value!),
            _ => [],
        };
}
