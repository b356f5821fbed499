using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Reflection;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Health.V1;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>
/// The messages that JSON is read and written as: those of the served contracts and their imports, protobuf's own, those of
/// <c>grpc.health.v1</c> and the details of <c>google.rpc</c>. They are built when the first is asked for, from descriptors alone.
/// </summary>
internal sealed class JsonTypes
{
    private static readonly FileDescriptor[] Common =
    [
        AnyReflection.Descriptor,
        DurationReflection.Descriptor,
        EmptyReflection.Descriptor,
        ErrorDetailsReflection.Descriptor,
        FieldMaskReflection.Descriptor,
        HealthReflection.Descriptor,
        StatusReflection.Descriptor,
        StructReflection.Descriptor,
        TimestampReflection.Descriptor,
        WrappersReflection.Descriptor,
    ];

    private readonly Func<IReadOnlyList<FileDescriptorProto>> _files;
    private volatile Built? _built;

    public JsonTypes(ServedContracts contracts)
        : this(() => contracts.Files)
    {
    }

    public JsonTypes(Func<IReadOnlyList<FileDescriptorProto>> files) => _files = files;

    /// <param name="fullName">Without a dot before it: <c>user.UserRequest</c>.</param>
    /// <returns><see langword="null"/> when no served contract has it.</returns>
    public JsonMessage? Find(string fullName) => Current().GetValueOrDefault(fullName);

    /// <summary>An application with UseEndpoints maps contracts while the host starts; then there are other files.</summary>
    private Dictionary<string, JsonMessage> Current()
    {
        var files = _files();
        if (_built is not { } built || built.Files != files)
            _built = built = new Built(files, Build(files));
        return built.Messages;
    }

    private Dictionary<string, JsonMessage> Build(IReadOnlyList<FileDescriptorProto> files)
    {
        var messages = new Dictionary<string, JsonMessage>(StringComparer.Ordinal);
        foreach (var message in ContractFiles.Build(files).Concat(Common).SelectMany(file => file.MessageTypes).SelectMany(WithNested))
            messages.TryAdd(message.FullName, new JsonMessage(message, this));
        foreach (var message in messages.Values)
            message.Link(messages);
        return messages;
    }

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private sealed record Built(IReadOnlyList<FileDescriptorProto> Files, Dictionary<string, JsonMessage> Messages);
}
