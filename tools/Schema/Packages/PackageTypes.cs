using System.Reflection;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;

namespace CodeFirst.Schema.Packages;

/// <summary>What an assembly declares of a package by name, in an order that is no accident of reflection.</summary>
internal static class PackageTypes
{
    public static IReadOnlyList<Type> Services(Assembly assembly, string package)
        => [.. assembly.GetTypes().Where(ServiceReader.IsService).Where(contract => ServiceReader.Package(contract) == package)];

    /// <summary>The messages and enums that name the package. A generic one is a message only where it is used, closed.</summary>
    public static IReadOnlyList<Type> Named(Assembly assembly, string package)
        => [.. assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters && ContractTypes.NamedPackage(type) == package)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
