using System.Reflection;
using System.Runtime.Serialization;
using CodeFirst.Schema.Refusals;
using Google.Protobuf.Reflection;
using ProtoBuf;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>A C# class or struct as protobuf-net will write it, to a message.</summary>
internal sealed class MessageReader(string package, FindingList findings)
{
    private readonly FieldReader _fields = new(package, findings);

    public MessageShape Read(Type type)
    {
        var descriptor = new DescriptorProto { Name = ContractTypes.Name(type) };
        if (type.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            descriptor.Options = new MessageOptions { Deprecated = true };
        if (!MessageRules.Check(type, findings))
            return new MessageShape(type, descriptor, []);

        IReadOnlyList<FieldShape> fields = [.. ReadFields(type), .. SubtypeReader.Read(type, descriptor, package)];
        descriptor.Field.Add(fields.Select(field => field.Descriptor));
        SyntheticOneofs.Add(descriptor);
        FieldClashes.Check(type, fields, findings);
        ReservedReader.Read(type, descriptor, fields, findings);
        return new MessageShape(type, descriptor, fields);
    }

    private List<FieldShape> ReadFields(Type type)
    {
        ValueMember[] members;
        try
        {
            members = [.. RuntimeTypeModel.Default[type].GetFields().OrderBy(member => member.FieldNumber)];
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            findings.Add(TypeRefusals.Unreadable(type, error));
            return [];
        }

        RefuseLost(type, members);
        var fresh = new List<object>();
        foreach (var concrete in Hierarchy.Concrete(type))
            if (FreshMessage.TryCreate(concrete, out var message, out var failure))
                fresh.Add(message);
            else
                findings.Add(TypeRefusals.ConstructorFails(concrete, failure));
        var fields = new List<FieldShape>();
        foreach (var member in members)
            if (ReadField(member, fresh) is { } field)
                fields.Add(field);
        return fields;
    }

    private FieldShape? ReadField(ValueMember member, IReadOnlyList<object> fresh)
    {
        try
        {
            return _fields.Read(member, fresh);
        }
        catch (TargetInvocationException getter)
        {
            findings.Add(TypeRefusals.ConstructorFails(member.ParentType, getter.InnerException!));
            return null;
        }
    }

    /// <summary>Members that say they belong to the contract and that protobuf-net does not write.</summary>
    private void RefuseLost(Type type, ValueMember[] members)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        var known = members.Select(member => member.Member.Name)
            .Concat(type.GetCustomAttributes<ProtoPartialIgnoreAttribute>(inherit: false).Select(ignored => ignored.MemberName))
            .ToHashSet();
        foreach (var member in type.GetMembers(Declared).Where(IsMarked).Where(member => !known.Contains(member.Name)))
            findings.Add(TypeRefusals.Lost(type, member));
        foreach (var partial in type.GetCustomAttributes<ProtoPartialMemberAttribute>(inherit: false).OrderBy(partial => partial.Tag))
            if (!known.Contains(partial.MemberName))
                findings.Add(TypeRefusals.NoPartialMember(type, partial));
        var tree = Hierarchy.Path(type);
        for (var parent = type.BaseType; parent is not null && !tree.Contains(parent); parent = parent.BaseType)
            foreach (var member in parent.GetMembers(Declared).Where(IsMarked))
                findings.Add(TypeRefusals.InheritedMember(type, member));
    }

    private static bool IsMarked(MemberInfo member)
        => (member.IsDefined(typeof(ProtoMemberAttribute), inherit: true)
                || (member.IsDefined(typeof(DataMemberAttribute), inherit: true) && !SaysProtoMembersOnly(member.DeclaringType!)))
            && !member.IsDefined(typeof(ProtoIgnoreAttribute), inherit: true);

    private static bool SaysProtoMembersOnly(Type type)
        => type.GetCustomAttribute<ProtoContractAttribute>(inherit: false) is { UseProtoMembersOnly: true };
}
