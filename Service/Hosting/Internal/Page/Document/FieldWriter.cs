using System.Text.Json.Nodes;
using CodeFirst.Schema.OpenApi;
using Google.Protobuf.Reflection;
using FieldLimits = CodeFirst.Schema.OpenApi.Limits;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>Fields of messages, with what C# says of them beside their types.</summary>
internal sealed class FieldWriter(ContractIndex index, FieldRules rules, ScalarExamples examples)
{
    private readonly ValueSchemas _schemas = new(index);

    public JsonNode Write(string message, DescriptorProto descriptor, FieldDescriptorProto field)
    {
        var written = new JsonObject { ["name"] = field.Name, ["json"] = field.JsonName, ["number"] = field.Number };
        if (index.MapEntry(field) is { } entry)
        {
            written["key"] = Scalar(entry.Field[0].Type);
            AddType(written, entry.Field[1]);
        }
        else
        {
            AddType(written, field);
            written["repeated"] = field.Label == Label.Repeated;
        }

        written["optional"] = field.Proto3Optional || (field.Type == Wire.Message && field.Label != Label.Repeated);
        if (field.HasOneofIndex && !field.Proto3Optional)
            written["oneof"] = descriptor.OneofDecl[field.OneofIndex].Name;
        written["comment"] = index.Comment($"{message}.{field.Name}");
        written["deprecated"] = field.Options?.Deprecated == true;
        if (rules.Of(message, field) is { } facts)
            AddFacts(written, field, facts);
        return written;
    }

    private static void AddType(JsonObject written, FieldDescriptorProto value)
    {
        var isNamed = value.Type is Wire.Message or Wire.Enum;
        written["type"] = isNamed ? value.TypeName[1..] : Scalar(value.Type);
        written["kind"] = isNamed ? Scalar(value.Type) : "scalar";
    }

    private void AddFacts(JsonObject written, FieldDescriptorProto field, FieldFacts facts)
    {
        var schema = _schemas.OfField(field);
        var bare = schema.DeepClone().AsObject();
        var limits = new FieldLimits(facts, field, schema, value => ScalarText.Json(value, field.Type));
        limits.Write();
        var words = LimitWords.Of(schema, bare).Concat(limits.Notes).ToList();
        if (words.Count > 0)
            written["limits"] = JsonText.Array(words);
        written["required"] = facts.IsRequired;
        if (facts.Examples.Count > 0 && examples.Of(field.Type, facts).FirstOrDefault() is { } example)
            written["example"] = example.ToJsonString();
    }

    private static string Scalar(Wire type) => type.ToString().ToLowerInvariant();
}
