using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ProtoBuf.Meta;

namespace CodeFirst.Wire.Contracts;

/// <summary>A message as protobuf-net's own model has it; the exported descriptor is not asked.</summary>
internal sealed record WireMessage
{
    private static readonly ConcurrentDictionary<Type, WireMessage> Known = new();

    private readonly MetaType _model;

    private WireMessage(Type type) => (Type, Name, _model) = (type, type.Name, RuntimeTypeModel.Default[type]);

    public Type Type { get; }

    /// <summary>The full protobuf name, for example <c>user.UserRequest</c>.</summary>
    public string Name { get; init; }

    /// <summary>Its members, in the order of a <see cref="Statements.Statement"/>.</summary>
    public IReadOnlyList<WireMember> Members => field ??= [.. _model.GetFields()
        .Select(member => new WireMember(member, Type))
        .OrderBy(member => member.Key, StringComparer.Ordinal)];

    public static WireMessage Of(Type type) => Known.GetOrAdd(type, static type => new WireMessage(type));

    /// <summary>The message as it is before anything is read.</summary>
    public object New() => _model.UseConstructor
        ? Activator.CreateInstance(Type, nonPublic: true)!
        : RuntimeHelpers.GetUninitializedObject(Type);

    public static byte[] Serialize(object value)
    {
        using var bytes = new MemoryStream();
        RuntimeTypeModel.Default.Serialize(bytes, value);
        return bytes.ToArray();
    }

    public object Deserialize(ReadOnlyMemory<byte> bytes) => RuntimeTypeModel.Default.Deserialize(Type, bytes);
}
