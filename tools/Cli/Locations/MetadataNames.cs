using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace CodeFirst.Cli.Locations;

/// <summary>Names of types in metadata, spelt as findings spell them: <c>Namespace.Outer.Type</c>, without type parameters.</summary>
internal static partial class MetadataNames
{
    public static string Full(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = Plain(metadata.GetString(type.Name));
        if (!type.GetDeclaringType().IsNil)
            return $"{Full(metadata, type.GetDeclaringType())}.{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    /// <summary><c>Page`1</c> and <c>Page&lt;Order&gt;</c> to <c>Page</c>.</summary>
    public static string Plain(string name) => TypeParameters().Replace(name, "");

    [GeneratedRegex("`[0-9]+|<.*>")]
    private static partial Regex TypeParameters();
}
