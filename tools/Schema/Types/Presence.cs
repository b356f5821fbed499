using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using CodeFirst.Schema.Refusals;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>
/// Whether a member that was not sent reads in C# as it reads everywhere else: null when it is nullable, zero or empty when it is not.
/// </summary>
internal sealed class Presence
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>
    /// Whether a single value tells "not sent" from zero. Without nullable annotations, what a new message holds shows what is meant.
    /// </summary>
    public bool IsNullable(ValueMember member)
    {
        if (member.MemberType.IsValueType)
            return Nullable.GetUnderlyingType(member.MemberType) is not null;
        return State(member) switch
        {
            NullabilityState.Nullable => true,
            NullabilityState.NotNull => false,
            _ => member.DefaultValue is null && IsNullWhenNew(member),
        };
    }

    public bool HasNullableItems(ValueMember member)
    {
        var annotation = Annotation(member);
        var areNullable = annotation.ElementType?.ReadState == NullabilityState.Nullable
            || annotation.GenericTypeArguments.Any(argument => argument.ReadState == NullabilityState.Nullable);
        return areNullable && TypeParameters.MayBeNullable(member.Member);
    }

    public IEnumerable<Refusal> Check(ValueMember member, IReadOnlyList<ValueShape> uses, object fresh)
    {
        var initial = ValueOf(member, fresh);
        if (member.ItemType is not null)
            return CheckCollection(member, initial);
        return uses[0].IsMessage && !member.MemberType.IsValueType ? CheckMessage(member, initial)
            : IsNullable(member) ? CheckNullable(member, initial)
            : CheckZero(member, initial);
    }

    private IEnumerable<Refusal> CheckCollection(ValueMember member, object? initial)
    {
        var annotation = member.MemberType.IsValueType ? NullabilityState.NotNull : State(member);
        if (annotation == NullabilityState.Nullable)
            yield return FieldRefusals.NullableCollection;
        else if (annotation == NullabilityState.NotNull && initial is null)
            yield return FieldRefusals.InitialNull("[]");
        if (initial is IEnumerable items && !IsDefaultStruct(initial) && items.GetEnumerator().MoveNext())
            yield return FieldRefusals.InitialItems;
        else if (initial is not null && !Collections.CanAdd(member, initial))
            yield return FieldRefusals.InitialReadOnly(initial.GetType());
    }

    private IEnumerable<Refusal> CheckMessage(ValueMember member, object? initial)
    {
        var annotation = State(member);
        if (annotation == NullabilityState.NotNull && initial is null)
            yield return IsPlain(member.MemberType) ? FieldRefusals.InitialNull("new()") : FieldRefusals.InitialNullSubtype;
        if (annotation == NullabilityState.Nullable && initial is not null)
            yield return FieldRefusals.InitialMessageOfNullable;
        else if (initial is not null && !IsPlain(initial.GetType()))
            yield return FieldRefusals.InitialSubtype(initial.GetType());
        else if (initial is not null && !IsEmptyMessage(initial))
            yield return FieldRefusals.InitialMessage;
    }

    private static IEnumerable<Refusal> CheckNullable(ValueMember member, object? initial)
    {
        if (member.DefaultValue is { } value && !member.IsRequired)
            yield return FieldRefusals.DefaultValueOfNullable(value);
        if (initial is not null)
            yield return FieldRefusals.InitialValueOfNullable(initial);
    }

    private static IEnumerable<Refusal> CheckZero(ValueMember member, object? initial)
    {
        if (member.DefaultValue is { } value && !member.IsRequired && !IsZero(value))
            yield return FieldRefusals.DefaultValue(value);
        if (initial is null)
            yield return FieldRefusals.InitialNull(member.MemberType == typeof(string) ? "\"\"" : "[]");
        else if (!IsZero(Surrogates.Convert(initial)))
            yield return FieldRefusals.InitialValue(initial);
    }

    private static bool IsZero(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        byte[] bytes => bytes.Length == 0,
        _ => value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType())),
    };

    private static bool IsDefaultStruct(object value)
        => value.GetType().IsValueType && value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType()));

    /// <summary>Neither abstract nor a subtype: an empty message reads as a new one.</summary>
    private static bool IsPlain(Type type) => !type.IsAbstract && Hierarchy.Root(type) == type;

    /// <summary>It writes the bytes of a new one, which is checked where its own type is read; so is one that cannot be written.</summary>
    private static bool IsEmptyMessage(object message)
    {
        try
        {
            return !FreshMessage.TryCreate(message.GetType(), out var empty, out _) || Bytes(message).SequenceEqual(Bytes(empty));
        }
        catch (Exception unwritable) when (unwritable is InvalidOperationException or NotSupportedException or ProtoBuf.ProtoException)
        {
            return true;
        }
    }

    private static byte[] Bytes(object message)
    {
        using var bytes = new MemoryStream();
        RuntimeTypeModel.Default.Serialize(bytes, message);
        return bytes.ToArray();
    }

    private static bool IsNullWhenNew(ValueMember member)
        => Hierarchy.Concrete(member.ParentType)
            .Any(type => FreshMessage.TryCreate(type, out var fresh, out _) && ValueOf(member, fresh) is null);

    private static object? ValueOf(ValueMember member, object message) => member.Member switch
    {
        PropertyInfo property => property.GetValue(message),
        FieldInfo field => field.GetValue(message),
        _ => throw new InvalidOperationException(),
    };

    private NullabilityState State(ValueMember member)
        => Annotation(member).ReadState is var state && state == NullabilityState.Nullable && !TypeParameters.MayBeNullable(member.Member)
            ? NullabilityState.Unknown
            : state;

    private NullabilityInfo Annotation(ValueMember member) => member.Member switch
    {
        PropertyInfo property => _nullability.Create(property),
        FieldInfo field => _nullability.Create(field),
        _ => throw new InvalidOperationException(),
    };
}
