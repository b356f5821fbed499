using System.Reflection;
using CodeFirst.Schema.Refusals;
using Google.Protobuf.Reflection;
using ProtoBuf.Meta;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;

namespace CodeFirst.Schema.Types;

/// <summary>A member as protobuf-net will write it, to a field; what cannot be a field exactly is refused.</summary>
internal sealed class FieldReader(string package, FindingList findings)
{
    private readonly Presence _presence = new();

    /// <summary>The field, or <see langword="null"/> when a finding was added.</summary>
    public FieldShape? Read(ValueMember member, IReadOnlyList<object> fresh)
    {
        var before = findings.Count;
        foreach (var refusal in MemberRules.Check(member))
            findings.Add(FieldRefusals.Of(member.Member, refusal));
        if (findings.Count > before)
            return null;

        var shape = Collections.IsDictionary(member) ? ReadMap(member)
            : member.ItemType is not null ? ReadList(member)
            : ReadSingle(member);
        if (shape is not null)
            foreach (var refusal in fresh.SelectMany(message => _presence.Check(member, shape.Uses, message)))
                findings.Add(FieldRefusals.Of(member.Member, refusal));
        if (findings.Count > before)
            return null;
        if (member.Member.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            (shape!.Descriptor.Options ??= new FieldOptions()).Deprecated = true;
        return shape;
    }

    /// <summary>Snake case of the C# name, unless an attribute names the field.</summary>
    public static string Name(ValueMember member) => IsNamed(member) ? member.Name : ProtoNames.Snake(member.Name);

    private static bool IsNamed(ValueMember member)
        => member.Name != member.Member.Name
            || member.Member.GetCustomAttribute<ProtoBuf.ProtoMemberAttribute>()?.Name == member.Name
            || member.Member.GetCustomAttribute<System.Runtime.Serialization.DataMemberAttribute>() is { IsNameSetExplicitly: true };

    private FieldShape? ReadSingle(ValueMember member)
    {
        var underlying = Nullable.GetUnderlyingType(member.MemberType);
        var value = ReadValue(member, underlying ?? member.MemberType, member.DataFormat);
        if (value is null)
            return null;
        var field = NewField(member, value, Label.Optional);
        // a message has presence without a word; optional is for the others
        if (!value.IsMessage && _presence.IsNullable(member))
            field.Proto3Optional = true;
        return new FieldShape(member.Member, field) { Uses = [value], Note = WrittenTypes.Note(member.MemberType) };
    }

    private FieldShape? ReadList(ValueMember member)
    {
        if (!Collections.IsList(member.MemberType))
            return Refuse(member, FieldRefusals.Collection(member.MemberType));
        var item = member.ItemType;
        if (Nullable.GetUnderlyingType(item) is not null || _presence.HasNullableItems(member))
            return Refuse(member, FieldRefusals.NullableElement);
        if (Collections.IsRepeated(item))
            return Refuse(member, FieldRefusals.NestedList(item));
        if (Collections.CannotSort(member.MemberType, item))
            return Refuse(member, FieldRefusals.Unsortable(item));
        if (ReadValue(member, item, member.DataFormat) is not { } value)
            return null;
        if (item == typeof(DateTime))
            return Refuse(member, FieldRefusals.RepeatedDateTime);
        if (value.CanBePacked && Surrogates.Find(item) is not null)
            return Refuse(member, FieldRefusals.SurrogateList(item));
        if (member.IsPacked && (item == typeof(DateOnly) || item == typeof(TimeOnly)))
            return Refuse(member, FieldRefusals.PackedTime(item));
        if (value.Type == FieldDescriptorProto.Types.Type.Bytes && Collections.IsSet(member.MemberType))
            return Refuse(member, FieldRefusals.SetOfBytes(item));
        var field = NewField(member, value, Label.Repeated);
        if (value.CanBePacked && !member.IsPacked)
            field.Options = new FieldOptions { Packed = false };
        return new FieldShape(member.Member, field) { Uses = [value], Note = WrittenTypes.Note(item) };
    }

    private FieldShape? ReadMap(ValueMember member)
    {
        var (keyType, valueType) = (member.ItemType.GetGenericArguments()[0], member.ItemType.GetGenericArguments()[1]);
        if (!Collections.IsMapKey(keyType))
            return Refuse(member, FieldRefusals.MapKey(keyType));
        // protobuf-net does not count bool among the keys of its maps, but writes the same entries for one
        if ((!member.IsMap && keyType != typeof(bool)) || !Collections.IsMap(member.MemberType))
            return Refuse(member, FieldRefusals.NotAMap(member.MemberType));
        if (Nullable.GetUnderlyingType(valueType) is not null || _presence.HasNullableItems(member))
            return Refuse(member, FieldRefusals.NullableElement);
        if (Collections.IsRepeated(valueType))
            return Refuse(member, FieldRefusals.NestedList(valueType));
        if (ReadValue(member, keyType, member.MapKeyFormat) is not { } key
            || ReadValue(member, valueType, member.MapValueFormat) is not { } value)
            return null;
        if (valueType == typeof(DateTime))
            return Refuse(member, FieldRefusals.RepeatedDateTime);

        var entry = new DescriptorProto
        {
            Name = ProtoNames.MapEntry(Name(member)),
            Field = { NewField("key", 1, key, Label.Optional), NewField("value", 2, value, Label.Optional) },
            Options = new MessageOptions { MapEntry = true },
        };
        var field = NewField(member, new ValueShape(FieldDescriptorProto.Types.Type.Message), Label.Repeated);
        field.TypeName = $"{ContractTypes.FullName(member.ParentType, package)}.{entry.Name}";
        return new FieldShape(member.Member, field) { MapEntry = entry, Uses = [value], Note = WrittenTypes.Note(valueType) };
    }

    private ValueShape? ReadValue(ValueMember member, System.Type type, ProtoBuf.DataFormat format)
    {
        var before = findings.Count;
        foreach (var finding in WrittenTypes.Check(type))
            findings.Add(finding);
        // a message has more to be looked at
        if (findings.Count > before && !ContractTypes.IsMessage(WrittenTypes.Of(type)))
            return null;
        var value = ValueReader.Read(type, format, member.CompatibilityLevel);
        if (value.Refusal is null)
            return value;
        Refuse(member, value.Refusal);
        return null;
    }

    private FieldShape? Refuse(ValueMember member, Refusal refusal)
    {
        findings.Add(FieldRefusals.Of(member.Member, refusal));
        return null;
    }

    private FieldDescriptorProto NewField(ValueMember member, ValueShape value, Label label)
        => NewField(Name(member), member.FieldNumber, value, label);

    private FieldDescriptorProto NewField(string name, int number, ValueShape value, Label label)
    {
        var field = new FieldDescriptorProto
        {
            Name = name,
            Number = number,
            Label = label,
            Type = value.Type,
            JsonName = ProtoNames.Json(name),
        };
        if (value.WellKnown is { } known)
            field.TypeName = known.Name;
        else if (value.Declared is { } declared)
            field.TypeName = ContractTypes.FullName(declared, package);
        return field;
    }
}
