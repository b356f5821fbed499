using CodeFirst.Schema.Refusals;
using CodeFirst.Schema.Services;

namespace CodeFirst.Schema.Types;

/// <summary>
/// Everything declared in one place, the package or a message, shares one space of names: services, messages, enums, the values of
/// the enums (not of the enum itself), fields and the entries of maps.
/// </summary>
internal static class NameClashes
{
    public static void Check(IReadOnlyList<ServiceShape> services, TypeScope scope, FindingList findings)
    {
        var names = new Dictionary<string, (Type Type, string What)>();
        foreach (var service in services)
            if (!names.TryAdd(service.Descriptor.Name, (service.Contract, CSharpNames.Full(service.Contract)))
                && ServiceReader.FullName(service.Contract) == ServiceReader.FullName(names[service.Descriptor.Name].Type))
                findings.Add(ServiceRefusals.DuplicateService(service.Contract, names[service.Descriptor.Name].Type, service.Descriptor.Name));
        Check(scope, names, findings);
    }

    private static void Check(TypeScope scope, Dictionary<string, (Type Type, string What)> names, FindingList findings)
    {
        foreach (var message in scope.Messages)
        {
            AddType(message.Type, message.Descriptor.Name);
            CheckInside(message, findings);
        }

        foreach (var shape in scope.Enums)
        {
            AddType(shape.Type, shape.Descriptor.Name);
            for (var at = 0; at < shape.Values.Count; at++)
            {
                var name = shape.Descriptor.Value[at].Name;
                if (!names.TryAdd(name, (shape.Type, $"{CSharpNames.Full(shape.Type)}.{shape.Values[at].Name}")))
                    findings.Add(TypeRefusals.MemberNameClash(shape.Type, shape.Values[at], name, names[name].What));
            }
        }

        void AddType(Type type, string name)
        {
            if (!names.TryAdd(name, (type, CSharpNames.Full(type))))
                findings.Add(TypeRefusals.NameClash(type, names[name].Type, name));
        }
    }

    private static void CheckInside(MessageShape message, FindingList findings)
    {
        var names = new Dictionary<string, (Type Type, string What)>();
        foreach (var field in message.Fields)
        {
            names.TryAdd(field.Descriptor.Name, (message.Type, $"{CSharpNames.Full(message.Type)}.{field.Member.Name}"));
            if (field.MapEntry is { } entry && !names.TryAdd(entry.Name, (message.Type, $"{CSharpNames.Full(message.Type)}.{field.Member.Name}")))
                findings.Add(TypeRefusals.MemberNameClash(message.Type, field.Member, entry.Name, names[entry.Name].What));
        }

        Check(message.Nested, names, findings);
    }
}
