using System.Reflection;
using CodeFirst.Schema.Comments;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.OpenApi;

/// <summary>The elements of a contract by their full names, without a dot before them.</summary>
internal sealed class ContractIndex
{
    private readonly Dictionary<string, MemberInfo> _members = [];
    private readonly Dictionary<string, string> _comments = [];
    private readonly Dictionary<string, DescriptorProto> _messages = [];
    private readonly Dictionary<string, EnumDescriptorProto> _enums = [];

    public ContractIndex(ContractSchema schema)
    {
        foreach (var file in schema.Files)
        {
            var package = file.Descriptor.Package;
            Services.AddRange(file.Descriptor.Service.Select(service => (Join(package, service.Name), service)));
            Add(package, file.Descriptor.MessageType, file.Descriptor.EnumType);
            foreach (var element in file.Elements.Where(element => element.Member is not null))
                _members.TryAdd(ElementNames.Of(file.Descriptor, element.Path), element.Member!);
            foreach (var location in file.Descriptor.SourceCodeInfo.Location.Where(location => location.LeadingComments.Length > 0))
                _comments.TryAdd(ElementNames.Of(file.Descriptor, location.Path), Text(location.LeadingComments));
        }
    }

    public List<(string Name, ServiceDescriptorProto Descriptor)> Services { get; } = [];

    /// <summary>The names of all messages and enums, in the order of the files.</summary>
    public List<string> Types { get; } = [];

    public MemberInfo? Member(string element) => _members.GetValueOrDefault(element);

    /// <summary>The comment of an element as it stands in the <c>.proto</c> file, without its slashes; empty when it has none.</summary>
    public string Comment(string element) => _comments.GetValueOrDefault(element, "");

    /// <summary>A message of the contract; protobuf's own are not among them.</summary>
    public DescriptorProto? Message(string name) => _messages.GetValueOrDefault(name);

    public EnumDescriptorProto Enum(string name) => _enums[name];

    /// <summary>Whether a message always has one of its subtypes; its oneof says so.</summary>
    public bool IsAbstract(string message) =>
        Message(message)!.OneofDecl.Count > 0 && Comment($"{message}.{SubtypeReader.Oneof}") == SubtypeReader.Note;

    /// <summary>The message of the entries, when the field is a map.</summary>
    public DescriptorProto? MapEntry(FieldDescriptorProto field) =>
        field.Type == FieldDescriptorProto.Types.Type.Message && Message(field.TypeName[1..]) is { Options.MapEntry: true } entry ? entry : null;

    private void Add(string scope, IEnumerable<DescriptorProto> messages, IEnumerable<EnumDescriptorProto> enums)
    {
        foreach (var message in messages)
        {
            var name = Join(scope, message.Name);
            _messages.Add(name, message);
            if (message.Options?.MapEntry != true)
                Types.Add(name);
            Add(name, message.NestedType, message.EnumType);
        }

        foreach (var type in enums)
        {
            Types.Add(Join(scope, type.Name));
            _enums.Add(Join(scope, type.Name), type);
        }
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";

    private static string Text(string comment) =>
        string.Join('\n', comment.Split('\n').Select(line => line.Length > 0 && line[0] == ' ' ? line[1..] : line)).Trim();
}
