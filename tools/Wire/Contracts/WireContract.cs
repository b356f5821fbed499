using System.Reflection;
using CodeFirst.Schema;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;

namespace CodeFirst.Wire.Contracts;

/// <summary>A contract as both sides see it: the exported file that peers compile, and the C# types that protobuf-net writes.</summary>
internal sealed record WireContract(SchemaFile File, IReadOnlyList<WireMessage> Messages)
{
    public static WireContract FromAssembly(Assembly assembly) =>
        Read(ContractSchema.FromAssembly(assembly), [.. assembly.GetTypes().Where(ServiceReader.IsService)]);

    public static WireContract FromServices(params Type[] services) => Read(ContractSchema.FromServices(services), services);

    private static WireContract Read(ContractSchema schema, IReadOnlyList<Type> services)
    {
        var file = schema.Files.Single();
        var exported = file.Descriptor.MessageType
            .SelectMany(message => Names(message, file.Descriptor.HasPackage ? $"{file.Descriptor.Package}." : ""))
            .ToList();
        var written = MessageTypes.Of(services).ToDictionary(
            type => ContractTypes.FullName(type, file.Descriptor.Package).TrimStart('.'),
            type => WireMessage.Of(type));
        if (written.Keys.Except(exported).Concat(exported.Except(written.Keys)).FirstOrDefault() is { } other)
            throw new InvalidOperationException($"'{other}' is not both a message of {file.Name} and a C# type of the contract.");
        var names = written.ToDictionary(message => message.Value.Type, message => message.Key);
        return new WireContract(file, [.. exported.Select(name => written[name] with
        {
            Name = name,
            RootName = names[written[name].Root.Type],
        })]);
    }

    private static IEnumerable<string> Names(DescriptorProto message, string scope) => message.NestedType
        .Where(nested => nested.Options?.MapEntry is not true)
        .SelectMany(nested => Names(nested, $"{scope}{message.Name}."))
        .Prepend($"{scope}{message.Name}");
}
