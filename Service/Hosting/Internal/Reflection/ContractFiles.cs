using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace CodeFirst.Hosting.Internal.Reflection;

/// <summary>The contracts' files, linked with those they import: each other's and protobuf's own.</summary>
internal sealed class ContractFiles
{
    private static readonly Dictionary<string, FileDescriptorProto> WellKnown = new FileDescriptor[]
    {
        AnyReflection.Descriptor,
        ApiReflection.Descriptor,
        DurationReflection.Descriptor,
        EmptyReflection.Descriptor,
        FieldMaskReflection.Descriptor,
        SourceContextReflection.Descriptor,
        StructReflection.Descriptor,
        TimestampReflection.Descriptor,
        TypeReflection.Descriptor,
        WrappersReflection.Descriptor,
    }.ToDictionary(file => file.Name, file => file.ToProto());

    private readonly Dictionary<string, FileDescriptorProto> _files = new(WellKnown);
    private readonly List<FileDescriptorProto> _ordered = [];

    public static IEnumerable<FileDescriptor> Build(IReadOnlyList<FileDescriptorProto> files) =>
        FileDescriptor.BuildFromByteStrings(WithImports(files).Select(file => file.ToByteString()));

    /// <summary>The files and those they import, each after its imports.</summary>
    public static IReadOnlyList<FileDescriptorProto> WithImports(IReadOnlyList<FileDescriptorProto> files)
    {
        var ordered = new ContractFiles();
        foreach (var file in files)
            ordered._files.Add(file.Name, file);
        foreach (var file in files)
            ordered.Order(file);
        return ordered._ordered;
    }

    /// <summary>Imports come before the file that imports them.</summary>
    private void Order(FileDescriptorProto file)
    {
        if (_ordered.Contains(file))
            return;
        foreach (var import in file.Dependency)
            Order(_files[import]);
        _ordered.Add(file);
    }
}
