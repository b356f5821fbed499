using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using CodeFirst.Marshalling;
using CodeFirst.Schema.Types;
using ProtoBuf.Meta;

namespace CodeFirst.Wire.Contracts;

/// <summary>A message as protobuf-net's own model has it; the exported descriptor is not asked.</summary>
internal sealed record WireMessage
{
    private static readonly ConcurrentDictionary<Type, WireMessage> Known = new();

    private readonly ConcurrentDictionary<Type, IReadOnlyList<WireMessage>> _paths = new();
    private readonly MetaType _model;

    private WireMessage(Type type) => (Type, Name, RootName, _model, Codec) =
        (type, type.Name, type.Name, RuntimeTypeModel.Default[type], Codecs.Find(type));

    public Type Type { get; }

    /// <summary>The full protobuf name, for example <c>user.UserRequest</c>.</summary>
    public string Name { get; init; }

    /// <summary>The full protobuf name of <see cref="Root"/>.</summary>
    public string RootName { get; init; }

    /// <summary>The message whose bytes a value has: at the top of its inheritance tree, and itself outside of one.</summary>
    public WireMessage Root => field ??= Of(Hierarchy.Root(Type));

    /// <summary>The types that a value can have.</summary>
    public IReadOnlyList<WireMessage> Concrete => field ??= [.. Hierarchy.Concrete(Type).Select(Of)];

    /// <summary>The field of its base message that holds it.</summary>
    public string FieldName => field ??= SubtypeReader.FieldName(Type);

    /// <summary>Its own members, those of its base types not among them, in the order of a <see cref="Statements.Statement"/>.</summary>
    public IReadOnlyList<WireMember> Members => field ??= [.. _model.GetFields()
        .Select(member => new WireMember(member, Type))
        .OrderBy(member => member.Key, StringComparer.Ordinal)];

    public IEnumerable<int> Numbers => Members.Select(member => member.Number)
        .Concat(Hierarchy.Subtypes(Type).Select(subtype => subtype.FieldNumber));

    public static WireMessage Of(Type type) => Known.GetOrAdd(type, static type => new WireMessage(type));

    /// <summary>The message as it is before anything is read.</summary>
    public object New() => _model.UseConstructor
        ? Activator.CreateInstance(Type, nonPublic: true)!
        : RuntimeHelpers.GetUninitializedObject(Type);

    /// <summary>From this message down to that of one of its concrete subtypes.</summary>
    public IReadOnlyList<WireMessage> PathTo(Type type) => _paths.GetOrAdd(type, static (type, above) =>
        above.Type == type ? [above]
            : [above, .. Hierarchy.Subtypes(above.Type)
                .Select(subtype => Of(subtype.DerivedType.Type))
                .First(below => below.Concrete.Any(concrete => concrete.Type == type))
                .PathTo(type)], this);

    public byte[] Serialize(object value)
    {
        if (Codec is not null)
            return Codec.ToBytes(value);
        using var bytes = new MemoryStream();
        Serializer(bytes, value);
        return bytes.ToArray();
    }

    /// <returns>The name: the parts of a message may be itself.</returns>
    public override string ToString() => Name;

    public object Deserialize(ReadOnlyMemory<byte> bytes) =>
        Codec?.FromBytes(bytes.Span) ?? RuntimeTypeModel.Default.Deserialize(Type, bytes);

    /// <summary>Whether generated code writes and reads it, and all that it holds.</summary>
    public bool HasCodec => Codec is not null;

    /// <summary>What the contract's clients and services write it with; <see langword="null"/> is protobuf-net.</summary>
    private Codec? Codec { get; }

    /// <summary>Writes a value as this type, which an implementation of an interface does not know of.</summary>
    private Action<Stream, object> Serializer => field ??= typeof(WireMessage)
        .GetMethod(nameof(SerializeAs), BindingFlags.Static | BindingFlags.NonPublic)!
        .MakeGenericMethod(Type)
        .CreateDelegate<Action<Stream, object>>();

    private static void SerializeAs<T>(Stream bytes, object value) => RuntimeTypeModel.Default.Serialize(bytes, (T)value);
}
