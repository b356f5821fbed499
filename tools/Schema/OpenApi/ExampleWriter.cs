using System.Text.Json.Nodes;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.OpenApi;

/// <summary>
/// A message as an example in JSON: what its fields' comments give as examples, and values made up to keep the limits for the others. A
/// field of which none can be made up, such as one with a regular expression, is left out.
/// </summary>
internal sealed class ExampleWriter(ContractIndex index, FieldRules rules)
{
    private readonly ScalarExamples _scalars = new(rules.Findings);
    private readonly HashSet<string> _above = [];

    /// <param name="typeName">The message, with a dot before its name.</param>
    /// <param name="declared">The C# type that is sent, which may be a subtype of the one that is written.</param>
    /// <returns><see langword="null"/> when a field that the message cannot be without has no example.</returns>
    public JsonNode? Write(string typeName, Type declared) => typeName switch
    {
        ".google.protobuf.Empty" => new JsonObject(),
        ".google.protobuf.Timestamp" => "2026-01-31T12:00:00Z",
        ".google.protobuf.Duration" => "5s",
        ".google.protobuf.BytesValue" => "AQI=",
        _ => Message(typeName[1..], [.. Hierarchy.Path(Surrogates.Find(declared) ?? declared).Skip(1).Select(SubtypeReader.FieldName)]),
    };

    /// <param name="name">The message.</param>
    /// <param name="subtypes">The fields of the subtypes that are sent, from here down.</param>
    private JsonObject? Message(string name, string[] subtypes)
    {
        // a message in itself ends somewhere
        if (!_above.Add(name))
            return null;
        var message = index.Message(name)!;
        var example = new JsonObject();
        var lacks = false;
        foreach (var field in message.Field.Where(field => rules.Of(name, field) is not null && field.Options?.Deprecated != true))
            if (Field(field, rules.Of(name, field)!) is { } value)
                example[field.JsonName] = value;
            else
                lacks |= rules.Of(name, field)!.IsRequired;
        if (subtypes.Length > 0 || index.IsAbstract(name))
            lacks |= !AddSubtype(name, message, subtypes, example);
        _above.Remove(name);
        return lacks ? null : example;
    }

    private bool AddSubtype(string name, DescriptorProto message, string[] subtypes, JsonObject example)
    {
        foreach (var field in message.Field.Where(field => rules.Of(name, field) is null))
            if ((subtypes.Length == 0 || subtypes[0] == field.Name) && Message(field.TypeName[1..], [.. subtypes.Skip(1)]) is { } subtype)
            {
                example[field.JsonName] = subtype;
                return true;
            }

        return false;
    }

    private JsonNode? Field(FieldDescriptorProto field, FieldFacts facts)
    {
        if (field.Label != Label.Repeated)
            return Values(field, facts).FirstOrDefault();
        var (least, most) = Lengths.Of(facts.Rules);
        var entry = index.MapEntry(field);
        List<JsonNode> values = [.. Values(entry is null ? field : entry.Field[1], facts)];
        if (values.Count == 0 || most == 0)
            return least > 0 ? null : entry is null ? new JsonArray() : new JsonObject();
        if (entry is not null)
            return least > 1 ? null : new JsonObject { [ScalarExamples.Key(entry.Field[0].Type)] = values[0] };
        while (values.Count < least)
            values.Add(values[^1].DeepClone());
        return new JsonArray([.. values.Take(most)]);
    }

    private IEnumerable<JsonNode> Values(FieldDescriptorProto field, FieldFacts facts)
    {
        if (field.Type != Wire.Message || facts.Type == typeof(DateTime) || facts.Type == typeof(TimeSpan))
            return _scalars.Of(field.Type, facts);
        if (facts.Examples.Count > 0)
            rules.Findings.Add(OpenApiRefusals.ExampleOfMessage(facts.Member, facts.Type));
        return Write(field.TypeName, facts.Type) is { } message ? [message] : [];
    }
}
