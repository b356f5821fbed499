using System.Text.Json;
using CodeFirst.Hosting.Internal.Validation;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A message as a JSON object of its fields.</summary>
internal sealed class FieldsForm(MessageFields fields) : JsonForm
{
    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input) => Read(json, beside: null, ref proto, input);

    /// <param name="json">The object.</param>
    /// <param name="beside">A property that is no field.</param>
    /// <param name="proto">Where the fields go.</param>
    /// <param name="input">Where the reading is.</param>
    public void Read(JsonElement json, string? beside, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw input.Refusal(json, "no JSON object", $"give an object with the fields of {fields.Name}");
        var given = new PooledList<GivenField>();
        try
        {
            Find(json, beside, ref given, input);
            Read(given.Span, ref proto, input);
        }
        finally
        {
            given.Dispose();
        }
    }

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output)
    {
        output.Json.WriteStartObject();
        WriteFields(message, output);
        output.Json.WriteEndObject();
    }

    public void WriteFields(ReadOnlySpan<byte> message, JsonOutput output)
    {
        var found = new PooledList<FoundField>();
        try
        {
            fields.Find(message, ref found);
            for (int start = 0, end; start < found.Count; start = end)
            {
                var at = found.Span[start].At;
                for (end = start + 1; end < found.Count && found.Span[end].At == at;)
                    end++;
                fields[at].Write(message, found.Span[start..end], output);
            }
        }
        finally
        {
            found.Dispose();
        }
    }

    private void Find(JsonElement json, string? beside, ref PooledList<GivenField> given, JsonInput input)
    {
        var expected = 0;
        foreach (var property in json.EnumerateObject())
            if (fields.Find(property, expected, input) is >= 0 and var at)
            {
                given.Add(new GivenField(at, property.Value));
                expected = at + 1;
            }
            else if (input.RefusesUnknown && !(beside is not null && property.NameEquals(beside)))
            {
                throw input.Refusal($"has {Values.Quote(PropertyNames.Of(property, input))}, which is no field of {fields.Name}; leave it out");
            }
    }

    private void Read(Span<GivenField> given, ref WireWriter proto, JsonInput input)
    {
        given.Sort(static (one, other) => one.At.CompareTo(other.At));
        OneofRule.Check(fields, given, input);
        for (var last = given.Length - 1; last >= 0; last--)
        {
            var field = fields[given[last].At];
            input.EnterField(field.Name);
            if (last > 0 && given[last - 1].At == given[last].At)
                throw input.Refusal("is given twice; give it once");
            if (given[last].Value.ValueKind != JsonValueKind.Null || field.TakesNull)
                field.Read(given[last].Value, ref proto, input);
            input.Leave();
        }
    }
}
