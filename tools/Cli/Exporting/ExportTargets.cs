using CodeFirst.Schema;

namespace CodeFirst.Cli.Exporting;

/// <summary>Which path each file of a contract is exported to.</summary>
internal static class ExportTargets
{
    /// <summary>A folder takes every file under its own name; a file takes the only one there is.</summary>
    /// <exception cref="ExportException">The contract has several files and <paramref name="output"/> is one file.</exception>
    public static IReadOnlyList<(SchemaFile File, string Path)> Choose(ContractSchema schema, string output)
    {
        if (Path.EndsInDirectorySeparator(output) || Directory.Exists(output))
            return [.. schema.Files.Select(file => (file, Path.Combine(output, file.Name)))];
        return [(OnlyFile(schema, "give a folder, -o DIR/"), output)];
    }

    /// <summary>The contract's file, when it has one.</summary>
    /// <param name="schema">The contract.</param>
    /// <param name="remedy">What to do when it has several, as the end of a sentence.</param>
    public static SchemaFile OnlyFile(ContractSchema schema, string remedy) => schema.Files.Count == 1
        ? schema.Files[0]
        : throw new ExportException(
            $"The contract has {schema.Files.Count} files ({string.Join(", ", schema.Files.Select(file => file.Name))}); {remedy}.");
}
