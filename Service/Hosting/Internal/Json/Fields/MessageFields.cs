using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>The fields of a message in the order of their numbers, found by name and by number.</summary>
internal sealed class MessageFields
{
    private readonly JsonField[] _fields;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _byNumber = [];
    private readonly bool _hasOneofs;

    public MessageFields(MessageDescriptor message, IReadOnlyDictionary<string, JsonMessage> messages)
    {
        Name = message.FullName;
        _hasOneofs = message.RealOneofCount > 0;
        // groups are of proto2: they are passed over
        _fields = [.. message.Fields.InFieldNumberOrder()
            .Where(field => field.FieldType != FieldType.Group)
            .Select(field => FieldFactory.Create(field, messages))];
        for (var at = 0; at < _fields.Length; at++)
        {
            _byNumber[_fields[at].Number] = at;
            _byName[_fields[at].Name] = at;
        }

        for (var at = 0; at < _fields.Length; at++)
            _byName.TryAdd(_fields[at].OriginalName, at);
    }

    /// <summary>The message's full name.</summary>
    public string Name { get; }

    public JsonField this[int at] => _fields[at];

    /// <param name="property">A property of a JSON object.</param>
    /// <param name="expected">The field that stands here if the object has the order of the fields, which costs no string.</param>
    /// <param name="input">Where the reading is.</param>
    /// <returns>The field's place; -1 when there is none of the name.</returns>
    public int Find(JsonProperty property, int expected, JsonInput input) =>
        expected < _fields.Length && property.NameEquals(_fields[expected].EncodedName.EncodedUtf8Bytes) ? expected
        : _byName.TryGetValue(PropertyNames.Of(property, input), out var at) ? at
        : -1;

    /// <summary>Finds the fields in the bytes of a message, in the order of their numbers. What is unknown is passed over.</summary>
    public void Find(ReadOnlySpan<byte> message, ref PooledList<FoundField> found)
    {
        var reader = new WireReader(message);
        var last = -1;
        var isSorted = true;
        while (reader.TryReadTag(out var tag))
        {
            var type = WireFormat.GetTagWireType(tag);
            if (!_byNumber.TryGetValue(WireFormat.GetTagFieldNumber(tag), out var at) || !_fields[at].Accepts(type))
            {
                reader.Skip(tag);
                continue;
            }

            found.Add(FoundField.Read(ref reader, at, found.Count, type, message));
            isSorted &= at >= last;
            last = at;
        }

        if (_hasOneofs)
            OneofRule.Apply(_fields, ref found);
        if (!isSorted)
            found.Span.Sort();
    }
}
