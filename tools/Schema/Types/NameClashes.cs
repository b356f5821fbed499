using CodeFirst.Schema.Packages;
using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.Types;

/// <summary>
/// Everything declared in one place, the package or a message, shares one space of names: services, messages, enums, the values of
/// the enums (not of the enum itself), fields and the entries of maps.
/// </summary>
internal static class NameClashes
{
    /// <param name="package">The package.</param>
    /// <param name="packages">All packages of the contract: one inside this one has a name here too.</param>
    /// <param name="findings">Where a clash goes.</param>
    public static void Check(PackageReader package, IEnumerable<string> packages, FindingList findings)
    {
        var names = new Dictionary<string, string>();
        var prefix = package.Name.Length == 0 ? "" : $"{package.Name}.";
        foreach (var inner in packages.Where(other => other.Length > prefix.Length && other.StartsWith(prefix, StringComparison.Ordinal)))
            names.TryAdd(inner[prefix.Length..].Split('.')[0], $"the package '{inner}'");
        foreach (var (contract, descriptor, _) in package.Services)
            if (!names.TryAdd(descriptor.Name, CSharpNames.Full(contract)))
                findings.Add(ServiceRefusals.DuplicateService(contract, names[descriptor.Name], descriptor.Name));
        Check(package.Scope, names, findings);
    }

    private static void Check(TypeScope scope, Dictionary<string, string> names, FindingList findings)
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
                if (!names.TryAdd(name, $"{CSharpNames.Full(shape.Type)}.{shape.Values[at].Name}"))
                    findings.Add(TypeRefusals.MemberNameClash(shape.Type, shape.Values[at], name, names[name]));
            }
        }

        void AddType(Type type, string name)
        {
            if (!names.TryAdd(name, CSharpNames.Closed(type)))
                findings.Add(TypeRefusals.NameClash(type, names[name], name));
        }
    }

    private static void CheckInside(MessageShape message, FindingList findings)
    {
        var names = new Dictionary<string, string>();
        foreach (var field in message.Fields)
        {
            var element = $"{CSharpNames.Full(message.Type)}.{field.Member.Name}";
            names.TryAdd(field.Descriptor.Name, element);
            if (field.MapEntry is { } entry && !names.TryAdd(entry.Name, element))
                findings.Add(TypeRefusals.MemberNameClash(message.Type, field.Member, entry.Name, names[entry.Name]));
        }

        Check(message.Nested, names, findings);
    }
}
