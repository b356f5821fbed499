using CodeFirst.Schema.Evolution.Model;
using FileOptions = Google.Protobuf.Reflection.FileOptions;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>Files, packages, and the file options that generated source lives by.</summary>
internal static class FileRules
{
    private const Category Generated = Category.File | Category.Package;

    public static IEnumerable<Rule> All =>
    [
        Finders.Any("FILE_NO_DELETE", "A file is not deleted.", Category.File, comparison =>
            from file in comparison.Before.Files.Values
            where !comparison.After.Files.ContainsKey(file.Name)
            select new Break(
                file.Name, "was deleted", Callers.Source, $"Write: [assembly: ProtoFile(\"{file.Package}\", Name = \"{file.Name}\")]")),
        Finders.Any("PACKAGE_NO_DELETE", "A package is not deleted.", Category.Package, comparison =>
            from package in comparison.Before.Packages
            where !comparison.After.Packages.Contains(package)
            select new Break(
                package.Length == 0 ? "(no package)" : package, "(a package) was deleted", Callers.Source, KeepPackage(package))),
        Finders.Files("FILE_SAME_PACKAGE", "A file keeps its package, which is part of every name and route.", Category.All, pair =>
            Check(pair, "package", file => file.Package, Callers.All, file => KeepPackage(file.Package))),
        Finders.Files("FILE_SAME_SYNTAX", "A file keeps its syntax.", Category.File | Category.Package, pair =>
            Check(
                pair, "syntax", file => file.Descriptor.Syntax.Length == 0 ? "proto2" : file.Descriptor.Syntax, Callers.Source,
                _ => "A code-first contract is proto3: accept the break")),
        Option("CC_ENABLE_ARENAS", options => Flag(options?.CcEnableArenas ?? true), "CcEnableArenas"),
        Option("CC_GENERIC_SERVICES", options => Flag(options?.CcGenericServices)),
        Option("CSHARP_NAMESPACE", options => options?.CsharpNamespace, "CsharpNamespace"),
        Option("GO_PACKAGE", options => options?.GoPackage, "GoPackage"),
        Option("JAVA_GENERIC_SERVICES", options => Flag(options?.JavaGenericServices)),
        Option("JAVA_MULTIPLE_FILES", options => Flag(options?.JavaMultipleFiles), "JavaMultipleFiles"),
        Option("JAVA_OUTER_CLASSNAME", options => options?.JavaOuterClassname, "JavaOuterClassname"),
        Option("JAVA_PACKAGE", options => options?.JavaPackage, "JavaPackage"),
        Option("OBJC_CLASS_PREFIX", options => options?.ObjcClassPrefix, "ObjcClassPrefix"),
        Option("OPTIMIZE_FOR", options => $"{options?.OptimizeFor ?? FileOptions.Types.OptimizeMode.Speed}", "OptimizeFor"),
        Option("PHP_CLASS_PREFIX", options => options?.PhpClassPrefix, "PhpClassPrefix"),
        Option("PHP_METADATA_NAMESPACE", options => options?.PhpMetadataNamespace, "PhpMetadataNamespace"),
        Option("PHP_NAMESPACE", options => options?.PhpNamespace, "PhpNamespace"),
        Option("PY_GENERIC_SERVICES", options => Flag(options?.PyGenericServices)),
        Option("RUBY_PACKAGE", options => options?.RubyPackage, "RubyPackage"),
        Option("SWIFT_PREFIX", options => options?.SwiftPrefix, "SwiftPrefix"),
    ];

    /// <summary>A rule for one option; <paramref name="property"/> is the property of <c>ProtoFileAttribute</c> that sets it, if one does.</summary>
    private static Rule Option(string option, Func<FileOptions?, string?> value, string? property = null)
    {
        var name = option.ToLowerInvariant();
        return Finders.Files($"FILE_SAME_{option}", $"A file keeps its option {name}.", Generated, pair =>
            Check(
                pair, $"option {name}", file => value(file.Descriptor.Options) ?? "", Callers.Source,
                file => Remedy(file, name, property, value)));
    }

    private static string Remedy(SchemaSource file, string name, string? property, Func<FileOptions?, string?> value)
    {
        if (property is null)
            return $"No C# line sets {name}: accept the break";
        var old = value(file.Descriptor.Options) ?? "";
        if (old == (value(null) ?? ""))
            return $"Take {property} out of: [assembly: ProtoFile(\"{file.Package}\")]";
        var literal = old is "true" or "false" ? old : property == "OptimizeFor" ? $"OptimizeMode.{old}" : $"\"{old}\"";
        return $"Write: [assembly: ProtoFile(\"{file.Package}\", {property} = {literal})]";
    }

    private static string KeepPackage(string package)
        => $"On its services, write: [Service(\"{(package.Length == 0 ? "" : $"{package}.")}NAME\")]";

    private static Break? Check(
        Pair<SchemaSource> pair, string what, Func<SchemaSource, string> value, Callers callers, Func<SchemaSource, string> remedy)
        => value(pair.Before) == value(pair.After) ? null : new Break(
            pair.Before.Name,
            $"changed its {what} from {Quote(value(pair.Before))} to {Quote(value(pair.After))}",
            callers,
            remedy(pair.Before));

    private static string Flag(bool? value) => value == true ? "true" : "false";

    private static string Quote(string value) => value.Length == 0 ? "nothing" : $"\"{value}\"";
}
