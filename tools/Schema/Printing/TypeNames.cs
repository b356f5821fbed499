using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>
/// Fully qualified type names as short as they can be read: without the package or the enclosing message where protoc's search, from
/// the innermost scope outwards, still finds the same type.
/// </summary>
internal sealed class TypeNames
{
    private readonly HashSet<string> _declared = [];
    private readonly string _package;

    public TypeNames(FileDescriptorProto file)
    {
        _package = file.Package.Length == 0 ? "" : $".{file.Package}";
        AddPackage(_package);
        foreach (var service in file.Service)
            AddService($"{_package}.{service.Name}", service);
        foreach (var type in file.EnumType)
            _declared.Add($"{_package}.{type.Name}");
        foreach (var message in file.MessageType)
            AddMessage(_package, message);
        // imports bring whole packages into view
        if (file.Dependency.Count > 0)
            AddPackage(".google.protobuf");
    }

    /// <param name="name">The full name, for example <c>.user.UserRequest</c>.</param>
    /// <param name="scope">The full name of the message it is used in, or the package.</param>
    public string Shorten(string name, string scope)
    {
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
            if (_declared.Contains($"{at}.{first}"))
                return $"{at}.{name}";
            if (at.Length == 0)
                return null;
        }
    }

    private void AddPackage(string package)
    {
        for (var at = package; at.Length > 0; at = at[..at.LastIndexOf('.')])
            _declared.Add(at);
    }

    /// <summary>A method's name hides a type's: protoc looks for the types of methods among all names.</summary>
    private void AddService(string name, ServiceDescriptorProto service)
    {
        _declared.Add(name);
        foreach (var method in service.Method)
            _declared.Add($"{name}.{method.Name}");
    }

    private void AddMessage(string scope, DescriptorProto message)
    {
        var name = $"{scope}.{message.Name}";
        _declared.Add(name);
        foreach (var type in message.EnumType)
            _declared.Add($"{name}.{type.Name}");
        foreach (var nested in message.NestedType)
            AddMessage(name, nested);
    }
}
