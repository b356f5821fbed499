using CodeFirst.Schema;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace CodeFirst.Cli.Exporting;

/// <summary>A contract as <c>protoc --include_imports --descriptor_set_out</c> describes it: every file after those it imports.</summary>
internal static class DescriptorSets
{
    private static readonly Dictionary<string, FileDescriptor> WellKnown = new FileDescriptor[]
    {
        AnyReflection.Descriptor, DurationReflection.Descriptor, EmptyReflection.Descriptor, FieldMaskReflection.Descriptor,
        StructReflection.Descriptor, TimestampReflection.Descriptor, WrappersReflection.Descriptor,
    }.ToDictionary(file => file.Name);

    public static FileDescriptorSet Of(ContractSchema schema)
    {
        var own = schema.Files.ToDictionary(file => file.Name, file => file.Descriptor);
        var set = new FileDescriptorSet();
        var added = new HashSet<string>();
        foreach (var file in schema.Files)
            Add(file.Name);
        return set;

        void Add(string name)
        {
            if (!added.Add(name))
                return;
            var descriptor = own.TryGetValue(name, out var declared) ? declared : WellKnown[name].ToProto();
            foreach (var import in descriptor.Dependency)
                Add(import);
            set.File.Add(descriptor);
        }
    }
}
