using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CodeFirst.Cli.Locations;

/// <summary>One assembly with its portable PDB, embedded or beside it.</summary>
internal sealed class AssemblySource : IDisposable
{
    /// <summary>The documents of a type without method bodies; see the portable PDB specification, "Type Definition Document".</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly PEReader _file;
    private readonly MetadataReaderProvider _symbols;
    private readonly MetadataReader _metadata;
    private readonly MetadataReader _pdb;
    private readonly SourceDocuments _documents;

    private AssemblySource(string path, PEReader file, MetadataReaderProvider symbols)
    {
        _file = file;
        _symbols = symbols;
        _metadata = file.GetMetadataReader();
        _pdb = symbols.GetMetadataReader();
        _documents = new SourceDocuments(Path.GetDirectoryName(path)!);
    }

    /// <summary>Opens an assembly; <see langword="null"/> when it has no portable PDB.</summary>
    public static AssemblySource? TryOpen(string path)
    {
        var file = new PEReader(File.OpenRead(path));
        try
        {
            if (file.HasMetadata && file.TryOpenAssociatedPortablePdb(path, OpenIfThere, out var symbols, out _))
                return new AssemblySource(path, file, symbols!);
        }
        catch (BadImageFormatException)
        {
            // not a .NET assembly, or a PDB of another format: it has nothing to say
        }

        file.Dispose();
        return null;
    }

    public SourceLocation? Find(string type, string? member)
    {
        var names = MetadataNames.Plain(type).Split('.');
        foreach (var handle in _metadata.TypeDefinitions)
            if (MetadataNames.Full(_metadata, handle) == MetadataNames.Plain(type))
                return Find(new TypePoints(_metadata, _pdb, handle), names, member);
        return null;
    }

    public void Dispose()
    {
        _symbols.Dispose();
        _file.Dispose();
    }

    private SourceLocation? Find(TypePoints type, string[] names, string? member)
    {
        if (member is not null && type.PointOf(member) is { } point && Document(point.Document) is { } written)
            return written.At(written.NameBefore(member, point.EndLine, point.EndColumn) ?? (point.StartLine, point.StartColumn));

        var documents = type.Documents(TypeDefinitionDocuments).Select(Document).OfType<SourceDocument>().ToList();
        var declared = documents.Select(document => (document, at: document.Declaration(names))).Where(found => found.at is not null).ToList();
        foreach (var (document, at) in declared)
            if (member is not null && document.Member(member, at!.Value) is { } place)
                return document.At(place);
        return declared.Select(found => found.document.At(found.document.Place(found.at!.Value))).FirstOrDefault();
    }

    private SourceDocument? Document(DocumentHandle handle) => _documents.Open(_pdb.GetString(_pdb.GetDocument(handle).Name));

    private static FileStream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}
