using CodeFirst.Schema.Refusals;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>
/// What one C# value is on the wire: a scalar; a message or enum of the contract (<see cref="Declared"/>); a message of protobuf's own
/// (<see cref="WellKnown"/>); or nothing that can be exported (<see cref="Refusal"/>).
/// </summary>
internal sealed record ValueShape(FieldDescriptorProto.Types.Type Type)
{
    public Type? Declared { get; init; }

    public (string Name, string File)? WellKnown { get; init; }

    public Refusal? Refusal { get; init; }

    public bool IsMessage => Type == FieldDescriptorProto.Types.Type.Message;

    /// <summary>A repeated field of it may be packed: everything that is neither of length-delimited type nor a message.</summary>
    public bool CanBePacked => Type is not (FieldDescriptorProto.Types.Type.Message
        or FieldDescriptorProto.Types.Type.String or FieldDescriptorProto.Types.Type.Bytes);

    public static implicit operator ValueShape(Refusal refusal) => new(default(FieldDescriptorProto.Types.Type)) { Refusal = refusal };

    public static implicit operator ValueShape(FieldDescriptorProto.Types.Type type) => new(type);
}
