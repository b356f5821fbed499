using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A field of a message.</summary>
internal abstract class JsonField(FieldDescriptor descriptor)
{
    public int Number { get; } = descriptor.FieldNumber;

    public string Name { get; } = descriptor.JsonName;

    /// <summary>As the .proto file has it, which is read too.</summary>
    public string OriginalName { get; } = descriptor.Name;

    public JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(descriptor.JsonName, JsonOutput.Encoder);

    /// <summary>The one it is a member of; an <c>optional</c> field is in none.</summary>
    public OneofDescriptor? Oneof { get; } = descriptor.RealContainingOneof;

    /// <summary>Whether <c>null</c> is a value of it, and not its absence.</summary>
    public virtual bool TakesNull => false;

    /// <summary>Whether the bytes of a field are this field's; others are unknown.</summary>
    public abstract bool Accepts(WireFormat.WireType type);

    /// <summary>Writes the field; a list from its end.</summary>
    public abstract void Read(JsonElement json, ref WireWriter proto, JsonInput input);

    /// <param name="message">The message's bytes.</param>
    /// <param name="found">Every place of the field in them, one at least.</param>
    /// <param name="output">Where its name and value go, if it has one.</param>
    public abstract void Write(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output);

    protected uint Tag(WireFormat.WireType type) => WireFormat.MakeTag(Number, type);
}
