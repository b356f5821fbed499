using System.Reflection;
using CodeFirst.Schema.Packages;
using CodeFirst.Schema.Types;
using static CodeFirst.Schema.Refusals.CSharpNames;

namespace CodeFirst.Schema.Refusals;

/// <summary>What is said about packages and their files.</summary>
internal static class PackageRefusals
{
    public static Finding Shared(Type type, IReadOnlyList<string> packages) => new(
        Full(type),
        null,
        $"it is used by the packages {List(packages)}, and does not say which of them declares it",
        $"name one, which the others then import: [ProtoContract(Name = \"{packages[0]}.{GenericNames.Pattern(type)}\")]");

    public static Finding ImportCycle(Import use, IReadOnlyList<string> packages) => new(
        Full(use.User),
        null,
        $"it uses {Full(use.Used)}, so that the packages {string.Join(" -> ", packages.Select(Quote))} import each other in a circle, "
            + "which protoc refuses",
        "declare both in one package, or what both sides need in a third, with [ProtoContract(Name = \"package.Type\")]");

    public static Finding FileWithoutPackage(Assembly assembly, string package) => new(
        assembly.GetName().Name!,
        null,
        $"[ProtoFile(\"{package}\")] names a package that has no service and no message",
        "use the package of a [Service] name, the part before its last dot");

    public static Finding DuplicateFile(Assembly assembly, string package) => new(
        assembly.GetName().Name!,
        null,
        $"[ProtoFile(\"{package}\")] is given more than once, with different values",
        "keep one of them");

    public static Finding BadFileName(Assembly assembly, string package, string name) => new(
        assembly.GetName().Name!,
        null,
        $"[ProtoFile(\"{package}\")] has the Name '{name}', which is not the name of a .proto file of yours",
        "use a name such as orders.proto or shop/orders.proto, with forward slashes, below the folder that is exported to");

    public static Finding FileNameTwice(Assembly assembly, IReadOnlyList<string> packages, string name) => new(
        assembly.GetName().Name!,
        null,
        $"the packages {List(packages)} would both be exported to '{name}'",
        $"give one of them another name: [assembly: ProtoFile(\"{packages[^1]}\", Name = \"...\")]");

    public static Finding LiteImport(Import use, string package, string imported) => new(
        Full(use.User),
        null,
        $"it uses {Full(use.Used)} of the package '{imported}', whose file is optimised for LITE_RUNTIME, and protoc lets only lite files "
            + "import one",
        $"set OptimizeFor = OptimizeMode.LiteRuntime in [ProtoFile(\"{package}\")] too, or take it out of [ProtoFile(\"{imported}\")]");

    private static string List(IEnumerable<string> packages) => string.Join(", ", packages.Select(Quote));

    private static string Quote(string package) => $"'{package}'";
}
