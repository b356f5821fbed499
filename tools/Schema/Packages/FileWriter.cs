using CodeFirst.Schema.Comments;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Packages;

/// <summary>Packages that have been read and found good, to descriptors.</summary>
internal static class FileWriter
{
    public static IReadOnlyList<SchemaFile> Write(IReadOnlyList<PackageReader> packages, IReadOnlyDictionary<string, FileName> names)
    {
        var comments = new CommentWriter(packages);
        var files = new Dictionary<string, SchemaFile>();
        return [.. packages.Select(package => Add(package.Name))];

        SchemaFile Add(string name)
        {
            if (files.TryGetValue(name, out var written))
                return written;
            var package = packages.First(package => package.Name == name);
            List<SchemaFile> imports = [.. package.Imports.Keys.Select(Add).OrderBy(file => file.Name, StringComparer.Ordinal)];
            var descriptor = Write(package, names[name], imports);
            descriptor.SourceCodeInfo = comments.Write(package);
            return files[name] = new SchemaFile(descriptor.Name, descriptor) { Imports = imports, Elements = [.. package.Elements] };
        }
    }

    private static FileDescriptorProto Write(PackageReader package, FileName name, IEnumerable<SchemaFile> imports)
    {
        var file = new FileDescriptorProto { Name = name.Name, Syntax = "proto3" };
        if (package.Name.Length > 0)
            file.Package = package.Name;
        if (name.Options is not null)
            file.Options = name.Options;
        file.Dependency.Add(imports.Select(import => import.Name).Concat(package.WellKnown).Order(StringComparer.Ordinal));
        file.Service.Add(package.Services.Select(service => service.Descriptor));
        file.MessageType.Add(package.Scope.Messages.Select(Complete));
        file.EnumType.Add(package.Scope.Enums.Select(shape => shape.Descriptor));
        return file;
    }

    /// <summary>Nested types in the order protoc meets them in the text: declared ones first, then the entries of maps.</summary>
    private static DescriptorProto Complete(MessageShape message)
    {
        message.Descriptor.NestedType.Add(message.Nested.Messages.Select(Complete));
        message.Descriptor.NestedType.Add(message.Fields.Where(field => field.MapEntry is not null).Select(field => field.MapEntry));
        message.Descriptor.EnumType.Add(message.Nested.Enums.Select(shape => shape.Descriptor));
        return message.Descriptor;
    }
}
