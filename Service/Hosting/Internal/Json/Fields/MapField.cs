using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Kinds;
using CodeFirst.Marshalling;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A map, whose entries are messages of a key and a value.</summary>
internal sealed class MapField(FieldDescriptor descriptor, JsonKind key, JsonKind value) : JsonField(descriptor)
{
    private readonly IKeyKind _keys = (IKeyKind)key;
    private readonly uint _keyTag = WireFormat.MakeTag(1, key.Wire);
    private readonly uint _valueTag = WireFormat.MakeTag(2, value.Wire);

    public override bool Accepts(WireFormat.WireType type) => type == WireFormat.WireType.LengthDelimited;

    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw input.Refusal(json, "no map", "give a JSON object");
        var entries = new PooledList<JsonProperty>();
        try
        {
            foreach (var entry in json.EnumerateObject())
                entries.Add(entry);
            ReadEntries(entries.Span, ref proto, input);
        }
        finally
        {
            entries.Dispose();
        }
    }

    public override void Write(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        output.Json.WritePropertyName(EncodedName);
        WriteEntries(message, found, output);
    }

    public void WriteEntries(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        output.Json.WriteStartObject();
        // the last entry of a key is the one that counts
        var entries = new OrderedDictionary<string, FoundField>(found.Length, StringComparer.Ordinal);
        foreach (var place in found)
            entries[_keys.KeyText(LastField.Find(place.Value(message).Bytes, _keyTag, merges: false))] = place;
        foreach (var (name, place) in entries)
        {
            output.Json.WritePropertyName(name);
            value.Write(LastField.Find(place.Value(message).Bytes, _valueTag, merges: value is MessageKind), output);
        }

        output.Json.WriteEndObject();
    }

    private void ReadEntries(ReadOnlySpan<JsonProperty> entries, ref WireWriter proto, JsonInput input)
    {
        var names = new HashSet<string>(entries.Length, StringComparer.Ordinal);
        for (var at = entries.Length - 1; at >= 0; at--)
        {
            var name = PropertyNames.Of(entries[at], input);
            input.EnterKey(name);
            if (!names.Add(name))
                throw input.Refusal("is given twice; give it once");
            ReadEntry(name, entries[at].Value, ref proto, input);
            input.Leave();
        }
    }

    private void ReadEntry(string name, JsonElement json, ref WireWriter proto, JsonInput input)
    {
        var before = proto;
        var end = input.Open(ref proto);
        if (!value.Read(json, _valueTag, keepsDefault: true, ref proto, input))
        {
            // nothing is written, and so there is no entry
            proto = before;
            input.Drop();
            return;
        }

        _keys.ReadKey(name, _keyTag, ref proto, input);
        input.Close(ref proto, Tag(WireFormat.WireType.LengthDelimited), end);
    }
}
