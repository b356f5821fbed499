using System.Globalization;
using ProtoBuf;

namespace CodeFirst.Schema.Refusals;

/// <summary>C# types as their authors write them.</summary>
internal static class CSharpNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary><c>Namespace.Outer.Type</c>, without type arguments.</summary>
    public static string Full(Type type)
        => (type.IsGenericType ? type.GetGenericTypeDefinition().FullName!.Split('`')[0] : type.FullName!).Replace('+', '.');

    /// <summary><c>Namespace.Page&lt;User&gt;</c></summary>
    public static string Closed(Type type)
        => type.IsGenericType ? $"{Full(type)}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>" : Full(type);

    /// <summary><c>[ProtoInclude(10, typeof(Dog))]</c></summary>
    public static string Include(int number, Type subtype)
        => string.Create(CultureInfo.InvariantCulture, $"[ProtoInclude({number}, typeof({Short(subtype)}))]");

    /// <summary>The same of the attribute, which can name the type by a text too.</summary>
    public static string Include(ProtoIncludeAttribute include) => include.KnownType is { } subtype
        ? Include(include.Tag, subtype)
        : string.Create(CultureInfo.InvariantCulture, $"[ProtoInclude({include.Tag}, \"{include.KnownTypeName}\")]");

    /// <summary><c>Dictionary&lt;string, int?&gt;</c>, as in source.</summary>
    public static string Short(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Short(value) + "?";
        if (type.IsArray)
            return Short(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>"
            : type.Name;
    }
}
