using CodeFirst.Schema.Printing;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema;

/// <summary>A descriptor as the text of a <c>.proto</c> file.</summary>
public static class ProtoPrinter
{
    /// <summary>
    /// Prints a proto3 file: two spaces of indentation, LF line ends, comments as <c>//</c> lines, laid out as <c>buf format</c> leaves it.
    /// </summary>
    /// <param name="file">The file, with its comments in <c>SourceCodeInfo</c> and type names fully qualified, as protoc's are.</param>
    /// <returns>Text from which protoc makes the same descriptor; it ends with a line end.</returns>
    /// <exception cref="NotSupportedException">
    /// The file holds what a code-first contract never does, such as proto2, extensions, groups or custom options.
    /// </exception>
    public static string Print(FileDescriptorProto file) => Print(file, []);

    /// <summary>Prints a file of a contract; with its imports at hand, names from them need no dot before them.</summary>
    /// <inheritdoc cref="Print(FileDescriptorProto)"/>
    public static string Print(SchemaFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Print(file.Descriptor, [.. file.Imports.Select(import => import.Descriptor)]);
    }

    private static string Print(FileDescriptorProto file, IReadOnlyList<FileDescriptorProto> imports)
    {
        ArgumentNullException.ThrowIfNull(file);
        PrintableRules.Check(file);
        return new FilePrinter(file, imports).Print();
    }
}
