using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.Evolution.Model;

/// <summary>A field in its message.</summary>
internal sealed record Field(Message Message, FieldDescriptorProto Descriptor)
{
    public string Name => Descriptor.Name;

    public int Number => Descriptor.Number;

    public Kind Kind => Descriptor.Type;

    public string FullName => $"{Message.FullName}.{Name}";

    public string JsonName => Descriptor.HasJsonName ? Descriptor.JsonName : ProtoNames.Json(Name);

    /// <summary>The full name of its message or enum, without the leading dot; empty when it is a scalar.</summary>
    public string TypeName => Descriptor.TypeName.TrimStart('.');

    /// <summary>The message of the entries when the field is a map; its fields 1 and 2 are the key and the value.</summary>
    public Message? MapEntry => Descriptor.Label == Label.Repeated && Kind == Kind.Message ? Message.FindMapEntry(TypeName) : null;

    /// <summary>The name of the oneof it belongs to; the one that only stands for <c>optional</c> does not count.</summary>
    public string? Oneof => Descriptor.HasOneofIndex && !Descriptor.Proto3Optional
        ? Message.Descriptor.OneofDecl[Descriptor.OneofIndex].Name
        : null;

    /// <summary>It holds a subtype of its message: the export of a <c>[ProtoInclude]</c>.</summary>
    public bool IsSubtype => Oneof == SubtypeReader.Oneof && Kind == Kind.Message
        && Name == ProtoNames.Snake(TypeName[(TypeName.LastIndexOf('.') + 1)..]);

    public Cardinality Cardinality => Descriptor.Label switch
    {
        Label.Repeated => MapEntry is null ? Cardinality.Repeated : Cardinality.Map,
        Label.Required => Cardinality.Required,
        _ => HasPresence ? Cardinality.Explicit : Cardinality.Implicit,
    };

    public bool IsPacked => Cardinality == Cardinality.Repeated && CanBePacked
        && (Descriptor.Options is { HasPacked: true } options ? options.Packed : Message.File.IsProto3);

    /// <summary>The type as a <c>.proto</c> file spells it: <c>repeated int32</c>, <c>optional string</c>, <c>map&lt;string, user.User&gt;</c>.</summary>
    public string TypeInWords => (Descriptor.Proto3Optional ? "optional " : "") + Shape;

    /// <summary>The type without <c>optional</c>.</summary>
    public string Shape => MapEntry is { } entry
        ? $"map<{entry.Field(1)!.ValueInWords}, {entry.Field(2)!.ValueInWords}>"
        : (Descriptor.Label == Label.Repeated ? "repeated " : "") + ValueInWords;

    /// <summary>The type of one value: <c>int32</c>, <c>user.User</c>.</summary>
    public string ValueInWords => TypeName.Length > 0 ? TypeName : Kind.ToString().ToLowerInvariant();

    private bool CanBePacked => Kind is not (Kind.Message or Kind.Group or Kind.String or Kind.Bytes);

    private bool HasPresence => !Message.File.IsProto3 || Kind is Kind.Message or Kind.Group || Descriptor.HasOneofIndex;
}
