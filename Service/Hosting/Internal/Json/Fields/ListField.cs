using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Kinds;
using CodeFirst.Marshalling;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A repeated field.</summary>
internal sealed class ListField(FieldDescriptor descriptor, JsonKind kind) : JsonField(descriptor)
{
    private readonly NumberKind? _packed = descriptor.IsPacked ? kind as NumberKind : null;

    public override bool Accepts(WireFormat.WireType type) =>
        type == kind.Wire || type == WireFormat.WireType.LengthDelimited && kind is NumberKind;

    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.Array)
            throw input.Refusal(json, "no list", "give a JSON array");
        var items = new PooledList<JsonElement>();
        try
        {
            foreach (var item in json.EnumerateArray())
                items.Add(item);
            ReadItems(items.Span, ref proto, input);
        }
        finally
        {
            items.Dispose();
        }
    }

    public override void Write(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        if (IsEmpty(found))
            return;
        output.Json.WritePropertyName(EncodedName);
        WriteItems(message, found, output);
    }

    public void WriteItems(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        output.Json.WriteStartArray();
        foreach (var place in found)
            if (place.Type == kind.Wire)
                kind.Write(place.Value(message), output);
            else
                WritePacked(place.Value(message).Bytes, output);
        output.Json.WriteEndArray();
    }

    private void ReadItems(ReadOnlySpan<JsonElement> items, ref WireWriter proto, JsonInput input)
    {
        var end = proto.Length;
        for (var at = items.Length - 1; at >= 0; at--)
        {
            input.EnterItem(at);
            if (_packed is { } packed)
                packed.ReadElement(items[at], ref proto, input);
            else
                kind.Read(items[at], Tag(kind.Wire), keepsDefault: true, ref proto, input);
            input.Leave();
        }

        if (_packed is not null && proto.Length > end)
            proto.Close(Tag(WireFormat.WireType.LengthDelimited), end);
    }

    private void WritePacked(ReadOnlySpan<byte> items, JsonOutput output)
    {
        var reader = new WireReader(items);
        while (reader.HasMore)
            kind.Write(new WireValue(WireBits.Read(ref reader, kind.Wire), default), output);
    }

    private bool IsEmpty(ReadOnlySpan<FoundField> found)
    {
        foreach (var place in found)
            if (place.Type == kind.Wire || place.Length > 0)
                return false;
        return true;
    }
}
