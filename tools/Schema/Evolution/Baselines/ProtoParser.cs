extern alias pbnr;

using System.Text;
using Google.Protobuf.Reflection;
using ParsedFile = pbnr::Google.Protobuf.Reflection.FileDescriptorProto;
using ParsedSet = pbnr::Google.Protobuf.Reflection.FileDescriptorSet;

namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>Parses <c>.proto</c> text with protobuf-net.Reflection; the descriptors cross over to Google.Protobuf as bytes.</summary>
internal sealed class ProtoParser(IBaselineSource source)
{
    public static bool IsWellKnown(string name) => name.StartsWith("google/protobuf/", StringComparison.Ordinal);

    /// <param name="paths">The files to parse.</param>
    /// <param name="folder">The folder that their names and their imports start from.</param>
    public IReadOnlyList<FileDescriptorProto> Parse(IReadOnlyList<string> paths, string folder)
    {
        var set = new ParsedSet { FileSystem = new ImportedFiles(source, folder) };
        set.AddImportPath("");
        foreach (var path in paths)
        {
            using var text = new StreamReader(new MemoryStream(source.Read(path)), Encoding.UTF8);
            set.Add(NameOf(path, folder), includeInOutput: true, text);
        }

        set.Process();
        var errors = set.GetErrors().Where(error => error.IsError).Select(error => $"{error.File}({error.LineNumber}): {error.Message}").ToList();
        if (errors.Count > 0)
            throw BaselineErrors.BadSyntax(errors);
        return [.. set.Files.Where(file => !IsWellKnown(file.Name)).Select(Convert)];
    }

    private static string NameOf(string path, string folder)
        => (folder.Length == 0 ? path : Path.GetRelativePath(folder, path)).Replace('\\', '/');

    private static FileDescriptorProto Convert(ParsedFile parsed)
    {
        using var bytes = new MemoryStream();
        ProtoBuf.Serializer.Serialize(bytes, parsed);
        return FileDescriptorProto.Parser.ParseFrom(bytes.ToArray());
    }

    /// <summary>Imports of the parsed files, from where these came from.</summary>
    private sealed class ImportedFiles(IBaselineSource source, string folder) : pbnr::Google.Protobuf.Reflection.IFileSystem
    {
        public bool Exists(string path) => source.Exists(Path.Combine(folder, path));

        public TextReader OpenText(string path) => new StreamReader(new MemoryStream(source.Read(Path.Combine(folder, path))), Encoding.UTF8);
    }
}
