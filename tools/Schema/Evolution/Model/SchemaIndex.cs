using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.Model;

/// <summary>Everything that some files declare, by full name. Entries of maps are part of their fields and not listed.</summary>
internal sealed class SchemaIndex
{
    public SchemaIndex(IEnumerable<FileDescriptorProto> files)
    {
        foreach (var descriptor in files)
        {
            var file = new SchemaSource(descriptor);
            Files.Add(file.Name, file);
            var scope = file.Package.Length == 0 ? "" : file.Package + '.';
            foreach (var service in descriptor.Service)
                Services.Add(scope + service.Name, new Service(file, scope + service.Name, service));
            AddEnums(file, scope, descriptor.EnumType);
            AddMessages(file, scope, descriptor.MessageType);
        }

        Packages = [.. Files.Values.Select(file => file.Package)];
    }

    public OrderedDictionary<string, SchemaSource> Files { get; } = [];

    public HashSet<string> Packages { get; }

    public OrderedDictionary<string, Message> Messages { get; } = [];

    public OrderedDictionary<string, EnumType> Enums { get; } = [];

    public OrderedDictionary<string, Service> Services { get; } = [];

    private void AddMessages(SchemaSource file, string scope, IEnumerable<DescriptorProto> messages)
    {
        foreach (var message in messages.Where(message => message.Options?.MapEntry != true))
        {
            Messages.Add(scope + message.Name, new Message(file, scope + message.Name, message));
            AddEnums(file, $"{scope}{message.Name}.", message.EnumType);
            AddMessages(file, $"{scope}{message.Name}.", message.NestedType);
        }
    }

    private void AddEnums(SchemaSource file, string scope, IEnumerable<EnumDescriptorProto> enums)
    {
        foreach (var type in enums)
            Enums.Add(scope + type.Name, new EnumType(file, scope + type.Name, type));
    }
}
