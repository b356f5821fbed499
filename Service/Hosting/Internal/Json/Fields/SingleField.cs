using System.Buffers;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Kinds;
using CodeFirst.Marshalling;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A field of one value.</summary>
internal sealed class SingleField(FieldDescriptor descriptor, JsonKind kind) : JsonField(descriptor)
{
    private readonly bool _hasPresence = descriptor.HasPresence;

    public override bool TakesNull => kind.TakesNull;

    public override bool Accepts(WireFormat.WireType type) => type == kind.Wire;

    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input) =>
        kind.Read(json, Tag(kind.Wire), _hasPresence, ref proto, input);

    public override void Write(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        if (!_hasPresence && kind.IsDefault(found[^1].Value(message)))
            return;
        output.Json.WritePropertyName(EncodedName);
        WriteValue(message, found, output);
    }

    /// <summary>The last one; messages are merged, and bytes one after the other are the merged message.</summary>
    /// <param name="message">The message's bytes.</param>
    /// <param name="found">Every place of the field in them; none is the default.</param>
    /// <param name="output">Where the value goes.</param>
    public void WriteValue(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        if (found.Length > 1 && kind is MessageKind)
            WriteMerged(message, found, output);
        else
            kind.Write(found.IsEmpty ? default : found[^1].Value(message), output);
    }

    private void WriteMerged(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        var merged = new ArrayBufferWriter<byte>();
        foreach (var part in found)
            merged.Write(part.Value(message).Bytes);
        kind.Write(new WireValue(0, merged.WrittenSpan), output);
    }
}
