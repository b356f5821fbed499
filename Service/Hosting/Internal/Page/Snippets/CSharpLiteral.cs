using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeFirst.Schema.OpenApi;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A message as C# makes it; a member whose value C# does not write as a literal is left out.</summary>
/// <param name="call">The call.</param>
/// <param name="spaces">The namespaces that the program uses.</param>
internal sealed class CSharpLiteral(CallSketch call, SortedSet<string> spaces)
{
    public static bool CanName(Type type) => type.IsVisible && !type.IsGenericType;

    /// <summary>Without its namespace.</summary>
    public static string NameOf(Type type) => type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;

    public string Message(string typeName, Type type, JsonNode value)
    {
        if (type.Namespace is { } space)
            spaces.Add(space);
        var members = call.Index.Message(typeName[1..]) is { } message && value is JsonObject fields
            ? fields.Select(field => Member(typeName[1..], message.Field.First(found => found.JsonName == field.Key), field.Value)).OfType<string>().ToList()
            : [];
        return members.Count == 0 ? $"new {NameOf(type)}()" : $"new {NameOf(type)} {{ {string.Join(", ", members)} }}";
    }

    private string? Member(string message, FieldDescriptorProto field, JsonNode? value)
    {
        if (value is null || call.Rules.Of(message, field) is not { } facts || !IsSettable(facts.Member))
            return null;
        if (field.Label != Label.Repeated)
            return Value(field, facts.Type, value) is { } single ? $"{facts.Member.Name} = {single}" : null;
        if (value is not JsonArray values || !Collections.IsList(TypeOf(facts.Member)))
            return null;
        List<string?> items = [.. values.Select(item => Value(field, facts.Type, item!))];
        return items.Contains(null) ? null : $"{facts.Member.Name} = [{string.Join(", ", items)}]";
    }

    private string? Value(FieldDescriptorProto field, Type type, JsonNode value)
    {
        if (field.Type == FieldDescriptorProto.Types.Type.Message)
            return CanName(type) && !type.IsAbstract && call.Index.Message(field.TypeName[1..]) is not null && type.Namespace != nameof(System)
                ? Message(field.TypeName, type, value)
                : null;
        if (type.IsEnum)
            return CanName(type) && ScalarText.Parse(value.ToString(), type) is { } constant ? Constant(type, constant) : null;
        return type == typeof(string) ? ExampleText.Quoted(value.ToString())
            : type == typeof(bool) ? value.GetValueKind() == JsonValueKind.True ? "true" : "false"
            : Number(type, value.ToString());
    }

    private string Constant(Type type, object constant)
    {
        if (type.Namespace is { } space)
            spaces.Add(space);
        return $"{NameOf(type)}.{constant}";
    }

    private static string? Number(Type type, string number)
    {
        if (number.Length == 0 || !char.IsAsciiDigit(number[^1]))
            return null;
        var suffix = type == typeof(float) ? "f" : type == typeof(decimal) ? "m" : "";
        return type.IsPrimitive || type == typeof(decimal) ? number + suffix : null;
    }

    private static bool IsSettable(MemberInfo member) => member is PropertyInfo { SetMethod.IsPublic: true } or FieldInfo { IsPublic: true, IsInitOnly: false };

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
}
