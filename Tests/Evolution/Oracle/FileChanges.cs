using Google.Protobuf.Reflection;
using FileOptions = Google.Protobuf.Reflection.FileOptions;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>The file renamed, its package renamed, its options changed, its messages deleted, renamed and moved.</summary>
internal static class FileChanges
{
    public static IEnumerable<Change> All =>
    [
        Option("csharp_namespace", options => options.CsharpNamespace = "Store"),
        Option("csharp_namespace", options => options.ClearCsharpNamespace()),
        Option("go_package", options => options.GoPackage = "./store"),
        Option("go_package", options => options.ClearGoPackage()),
        Option("java_package", options => options.JavaPackage = "com.store"),
        Option("java_outer_classname", options => options.JavaOuterClassname = "Store"),
        Option("java_multiple_files", options => options.JavaMultipleFiles = true),
        Option("java_generic_services", options => options.JavaGenericServices = true),
        Option("cc_generic_services", options => options.CcGenericServices = true),
        Option("py_generic_services", options => options.PyGenericServices = true),
        Option("cc_enable_arenas", options => options.CcEnableArenas = false),
        Option("objc_class_prefix", options => options.ObjcClassPrefix = "STO"),
        Option("optimize_for", options => options.OptimizeFor = FileOptions.Types.OptimizeMode.CodeSize),
        Option("php_class_prefix", options => options.PhpClassPrefix = "Store"),
        Option("php_metadata_namespace", options => options.PhpMetadataNamespace = "Store"),
        Option("php_namespace", options => options.PhpNamespace = "Store"),
        Option("ruby_package", options => options.RubyPackage = "Store"),
        Option("swift_prefix", options => options.SwiftPrefix = "Store"),
        Option("deprecated", options => options.Deprecated = true),
        new("Leaflet", "Leaflet is deleted", file => file.MessageType.Remove(FieldChanges.Message(file, "Leaflet"))),
        new("Leaflet", "Leaflet is renamed", file => FieldChanges.Message(file, "Leaflet").Name = "Flyer"),
        new("Leaflet", "Leaflet moves into Receipt", file =>
        {
            var leaflet = FieldChanges.Message(file, "Leaflet");
            file.MessageType.Remove(leaflet);
            FieldChanges.Message(file, "Receipt").NestedType.Add(leaflet);
        }),
        new("Part", "Part is renamed with its uses", file => RenameType(file, "Item.Part", "Piece")),
        new("Receipt", "Receipt is renamed with its uses", file => RenameType(file, "Receipt", "Bill")),
        new("file", "the file is renamed", file => file.Name = $"{file.Package}_moved.proto"),
        new("file", "the package is renamed", file => RenamePackage(file, $"{file.Package}.v2")),
    ];

    private static Change Option(string name, Action<FileOptions> apply)
        => new(name, $"{name} changes", file => apply(file.Options));

    private static void RenameType(FileDescriptorProto file, string name, string newName)
    {
        var old = $".{file.Package}.{name}";
        Everywhere(file, type => type == old ? $"{old[..old.LastIndexOf('.')]}.{newName}" : type);
        var parts = name.Split('.');
        var scope = parts.Length == 1 ? file.MessageType : FieldChanges.Message(file, parts[0]).NestedType;
        scope.Single(message => message.Name == parts[^1]).Name = newName;
    }

    private static void RenamePackage(FileDescriptorProto file, string package)
    {
        var old = $".{file.Package}.";
        Everywhere(file, type => $".{package}.{type[old.Length..]}");
        file.Package = package;
    }

    private static void Everywhere(FileDescriptorProto file, Func<string, string> rename)
    {
        foreach (var field in Descriptors.AllMessages(file.MessageType).SelectMany(message => message.Field).Where(field => field.TypeName.Length > 0))
            field.TypeName = rename(field.TypeName);
        foreach (var method in file.Service.SelectMany(service => service.Method))
            (method.InputType, method.OutputType) = (rename(method.InputType), rename(method.OutputType));
    }
}
