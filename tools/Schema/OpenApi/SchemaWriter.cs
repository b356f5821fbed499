using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.OpenApi;

/// <summary>Messages and enums as JSON Schema of what protobuf writes for them in JSON.</summary>
internal sealed class SchemaWriter(ContractIndex index, FieldRules rules)
{
    private readonly ValueSchemas _values = new(index);

    /// <summary>Where a message or an enum is described, by its full name with a dot before it; protobuf's own are described in place.</summary>
    public static JsonObject Reference(string typeName) => ValueSchemas.OfType(typeName);

    public JsonObject Write(string name) => index.Message(name) is { } message ? Message(name, message) : Enum(name);

    private JsonObject Message(string name, DescriptorProto message)
    {
        var (properties, required) = (new JsonObject(), new List<string>());
        foreach (var field in message.Field)
        {
            var facts = rules.Of(name, field);
            properties[field.JsonName] = Field($"{name}.{field.Name}", field, facts);
            if (facts is { IsRequired: true })
                required.Add(field.JsonName);
        }

        var schema = new JsonObject { ["type"] = "object" };
        Describe(schema, index.Comment(name), message.Options?.Deprecated == true);
        if (properties.Count > 0)
            schema["properties"] = properties;
        if (required.Count > 0)
            schema["required"] = JsonText.Array(required);
        if (message.OneofDecl.Count > 0 && Subtypes(message) is { Count: > 0 } subtypes)
            schema["oneOf"] = OneOf(subtypes, mayBeNone: !index.IsAbstract(name));
        return schema;
    }

    private JsonObject Field(string name, FieldDescriptorProto field, FieldFacts? facts)
    {
        var schema = _values.OfField(field);
        List<string> notes = [index.Comment(name)];
        if (facts is not null)
        {
            var limits = new Limits(facts, field, schema, value => ScalarText.Json(value, field.Type));
            limits.Write();
            notes.AddRange(limits.Notes);
        }

        if (field.Proto3Optional)
            notes.Add($"Absent is told apart from {_values.ZeroOf(field)}.");
        Describe(schema, Words.Paragraphs(notes), field.Options?.Deprecated == true);
        return schema;
    }

    private JsonObject Enum(string name)
    {
        var descriptor = index.Enum(name);
        var values = descriptor.Value.Select(value => (value.Name, Says: ValueComment(name, value))).ToList();
        var list = values.All(value => value.Says.Length == 0)
            ? ""
            : string.Join('\n', values.Select(value => value.Says.Length == 0 ? $"- `{value.Name}`" : $"- `{value.Name}`: {value.Says}"));
        var schema = new JsonObject { ["type"] = "string", ["enum"] = JsonText.Array(values.Select(value => value.Name)) };
        Describe(
            schema,
            Words.Paragraphs(index.Comment(name), list, "A value that the contract does not name is written as its number."),
            descriptor.Options?.Deprecated == true);
        return schema;
    }

    private string ValueComment(string name, EnumValueDescriptorProto value)
    {
        var comment = string.Join(' ', index.Comment($"{name}.{value.Name}").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return value.Options?.Deprecated == true ? $"Deprecated. {comment}".TrimEnd() : comment;
    }

    private static void Describe(JsonObject schema, string description, bool isDeprecated)
    {
        if (description.Length > 0)
            schema["description"] = description;
        if (isDeprecated)
            schema["deprecated"] = true;
    }

    /// <summary>The fields of the only oneof that a code-first contract has; an optional field's own is none.</summary>
    private static List<string> Subtypes(DescriptorProto message) =>
        [.. message.Field.Where(field => field.HasOneofIndex && !field.Proto3Optional).Select(field => field.JsonName)];

    private static JsonArray OneOf(List<string> fields, bool mayBeNone)
    {
        JsonArray choices = [.. fields.Select(field => new JsonObject { ["required"] = JsonText.Array([field]) })];
        if (mayBeNone)
            choices.Add(new JsonObject
            {
                ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. choices.Select(choice => choice!.DeepClone())]) },
            });
        return choices;
    }
}
