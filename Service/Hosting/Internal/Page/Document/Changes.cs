using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>What callers can see of the changes since the release that the contract's assembly carries.</summary>
internal static class Changes
{
    /// <returns><see langword="null"/> when no release is known, or this is a native program, which cannot read one.</returns>
    public static JsonArray? Since(ContractSchema schema)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return null;
        var changed = new JsonArray();
        var isKnown = false;
        foreach (var assembly in Assemblies(schema))
            if (Baseline.Embedded(assembly) is { } released)
            {
                isKnown = true;
                var names = released.Files.Select(file => file.Name).ToHashSet();
                var now = schema.Files.Select(file => file.Descriptor).Where(file => names.Contains(file.Name)).ToList();
                foreach (var line in ChangeLog.Describe(released.Files, now))
                    changed.Add((JsonNode)line);
            }

        return isKnown ? changed : null;
    }

    private static IEnumerable<Assembly> Assemblies(ContractSchema schema) => schema.Files
        .SelectMany(file => file.Descriptor.Service.Select(service => schema.FindMember(Name(file.Descriptor.Package, service.Name))))
        .OfType<Type>()
        .Select(contract => contract.Assembly)
        .Distinct();

    private static string Name(string package, string service) => package.Length == 0 ? service : $"{package}.{service}";
}
