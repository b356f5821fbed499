using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>
/// Fully qualified type names as short as they can be read: without the package or the enclosing message where protoc's search, from
/// the innermost scope outwards, still finds the same type.
/// </summary>
internal sealed class TypeNames
{
    private readonly HashSet<string> _visible = [];
    private readonly HashSet<string> _own = [];
    private readonly bool _isComplete;

    /// <param name="file">The file whose names they are.</param>
    /// <param name="imports">
    /// The files it imports, apart from protobuf's own; where one is missing, names from elsewhere keep their dot.
    /// </param>
    public TypeNames(FileDescriptorProto file, IReadOnlyList<FileDescriptorProto> imports)
    {
        var package = Declare(file);
        AddMessages(package, file.MessageType);
        // a method's name hides a type's: protoc looks for the types of methods among all names
        foreach (var service in file.Service)
            _visible.UnionWith(service.Method.Select(method => $"{package}.{service.Name}.{method.Name}"));
        _own.UnionWith(_visible);
        foreach (var import in imports)
            Declare(import);
        if (file.Dependency.Any(IsWellKnown))
            AddPackage(".google.protobuf");
        _isComplete = file.Dependency.All(name => IsWellKnown(name) || imports.Any(import => import.Name == name));
    }

    /// <param name="name">The full name, for example <c>.user.UserRequest</c>.</param>
    /// <param name="scope">The full name of the message it is used in, or the package.</param>
    public string Shorten(string name, string scope)
    {
        if (!_own.Contains(name))
            return _isComplete && Resolve(name[1..], scope) == name ? name[1..] : name;
        for (var at = name.LastIndexOf('.'); at > 0; at = name.LastIndexOf('.', at - 1))
            if (Resolve(name[(at + 1)..], scope) == name)
                return name[(at + 1)..];
        return Resolve(name[1..], scope) == name ? name[1..] : name;
    }

    /// <summary>What protoc finds: the first part of the name in the innermost scope that has it, the rest inside of that.</summary>
    private string? Resolve(string name, string scope)
    {
        var first = name.Split('.')[0];
        for (var at = scope; ; at = at[..at.LastIndexOf('.')])
        {
            if (_visible.Contains($"{at}.{first}"))
                return $"{at}.{name}";
            if (at.Length == 0)
                return null;
        }
    }

    /// <summary>What a file brings into view: its package, and what stands at its top.</summary>
    private string Declare(FileDescriptorProto file)
    {
        var package = file.Package.Length == 0 ? "" : $".{file.Package}";
        AddPackage(package);
        _visible.UnionWith(file.Service.Select(service => $"{package}.{service.Name}"));
        _visible.UnionWith(file.MessageType.Select(message => $"{package}.{message.Name}"));
        _visible.UnionWith(file.EnumType.Select(type => $"{package}.{type.Name}"));
        _visible.UnionWith(file.EnumType.SelectMany(type => type.Value).Select(value => $"{package}.{value.Name}"));
        return package;
    }

    private void AddPackage(string package)
    {
        for (var at = package; at.Length > 0; at = at[..at.LastIndexOf('.')])
            _visible.Add(at);
    }

    private void AddMessages(string scope, IEnumerable<DescriptorProto> messages)
    {
        foreach (var message in messages)
        {
            var name = $"{scope}.{message.Name}";
            _visible.UnionWith(message.EnumType.Select(type => $"{name}.{type.Name}"));
            _visible.UnionWith(message.NestedType.Select(nested => $"{name}.{nested.Name}"));
            AddMessages(name, message.NestedType);
        }
    }

    private static bool IsWellKnown(string file) => file.StartsWith("google/protobuf/", StringComparison.Ordinal);
}
