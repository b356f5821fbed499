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

    public static IEnumerable<FileDescriptor> Build(IReadOnlyList<FileDescriptorProto> files)
    {
        var ordered = new ContractFiles();
        var own = files.Select(file => ordered.AddUnderFreeName(WithPositions(file))).ToList();
        own.ForEach(ordered.Order);
        return FileDescriptor.BuildFromByteStrings(ordered._ordered.Select(file => file.ToByteString()));
    }

    /// <summary>Go's protodesc, on which buf stands, refuses a comment without a position: the start of the file will do.</summary>
    private static FileDescriptorProto WithPositions(FileDescriptorProto file)
    {
        var copy = file.Clone();
        foreach (var location in copy.SourceCodeInfo?.Location.Where(location => location.Span.Count == 0) ?? [])
            location.Span.Add([0, 0, 0]);
        return copy;
    }

    /// <summary>Reflection finds files by name, and contracts that know nothing of each other may both be <c>service.proto</c>.</summary>
    private FileDescriptorProto AddUnderFreeName(FileDescriptorProto file)
    {
        if (_files.ContainsKey(file.Name))
            file.Name = $"{file.Package.Replace('.', '/')}/{file.Name}";
        _files.Add(file.Name, file);
        return file;
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
