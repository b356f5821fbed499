using System.Reflection;
using CodeFirst.Schema.Types;
using ProtoBuf;
using ProtoBuf.Meta;

namespace CodeFirst.Wire.Contracts;

/// <summary>A member that protobuf-net writes.</summary>
internal sealed class WireMember
{
    private readonly ValueMember _model;
    private readonly MemberInfo _member;

    public WireMember(ValueMember model, Type message)
    {
        _model = model;
        _member = model.BackingMember ?? model.Member;
        Key = KeyOf(model.Name);
        IsMap = model.ItemType is { IsGenericType: true } item && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
        ItemTypes = IsMap ? model.ItemType.GetGenericArguments() : [Underlying(model.ItemType ?? model.MemberType)];
        WrittenType = Surrogates.Find(ItemTypes[^1]) ?? ItemTypes[^1];
        HoldsMessages = MessageTypes.IsMessage(WrittenType);
        IsNullable = IsSingle && MayBeNull(message);
    }

    /// <summary>The C# name, or the one an attribute gives the field.</summary>
    public string Name => _model.Name;

    public int Number => _model.FieldNumber;

    /// <summary>The name as <c>UserId</c> and <c>user_id</c> have it in common.</summary>
    public string Key { get; }

    public Type Type => _model.MemberType;

    /// <summary>The type of the value or of each element; of a map the key's and the value's.</summary>
    public IReadOnlyList<Type> ItemTypes { get; }

    /// <summary>The type of the value, of each element or of a map's values, or of the surrogate that is written instead.</summary>
    public Type WrittenType { get; }

    public bool HasSurrogate => WrittenType != ItemTypes[^1];

    public bool HoldsMessages { get; }

    public bool IsMap { get; }

    public bool IsSingle => _model.ItemType is null;

    /// <summary>Whether C# itself tells "not sent" from zero: by the type, by its annotation, or by what a new message holds.</summary>
    public bool IsNullable { get; }

    /// <summary>Whether the value is on the wire even when it is zero.</summary>
    public bool IsRequired => _model.IsRequired;

    public DataFormat Format => IsMap ? _model.MapValueFormat : _model.DataFormat;

    public object? Get(object message) => _member is PropertyInfo property
        ? property.GetValue(message)
        : ((FieldInfo)_member).GetValue(message);

    /// <summary>Sets the member; a collection that cannot be replaced is filled.</summary>
    public void Set(object message, object? value)
    {
        if (_member is FieldInfo field)
            field.SetValue(message, value);
        else if (_member is PropertyInfo { SetMethod: not null } property)
            property.SetValue(message, value);
        else
            Fill(Get(message)!, (System.Collections.IEnumerable)value!);
    }

    public static string KeyOf(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private bool MayBeNull(Type message)
    {
        if (Type.IsValueType)
            return Nullable.GetUnderlyingType(Type) is not null;
        var nullability = new NullabilityInfoContext();
        var annotation = _model.Member is PropertyInfo property
            ? nullability.Create(property)
            : nullability.Create((FieldInfo)_model.Member);
        return annotation.ReadState switch
        {
            NullabilityState.Nullable when TypeParameters.MayBeNullable(_model.Member) => true,
            NullabilityState.NotNull => false,
            _ => WireMessage.Of(message).Concrete.Any(concrete => Get(concrete.New()) is null),
        };
    }

    private void Fill(object collection, System.Collections.IEnumerable items)
    {
        var add = typeof(ICollection<>).MakeGenericType(_model.ItemType).GetMethod(nameof(ICollection<>.Add))!;
        foreach (var item in items)
            add.Invoke(collection, [item]);
    }
}
