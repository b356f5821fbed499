using CodeFirst.Schema;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>The lines that fetch the files of a contract.</summary>
internal static class Stubs
{
    /// <summary>The service's file and those it imports, with theirs.</summary>
    public static IReadOnlyList<SchemaFile> Files(CallSketch call)
    {
        List<SchemaFile> files = [];
        Add(files, call.File);
        return files;
    }

    public static string Fetch(CallSketch call) => Files(call) is [var only] && !only.Name.Contains('/', StringComparison.Ordinal)
        ? $"curl -O {call.Origin.Base}/proto/{only.Name}"
        : $"curl -O {call.Origin.Base}/proto.zip && unzip -o proto.zip";

    public static string Names(CallSketch call) => string.Join(' ', Files(call).Select(file => file.Name));

    private static void Add(List<SchemaFile> files, SchemaFile file)
    {
        if (files.Contains(file))
            return;
        files.Add(file);
        foreach (var import in file.Imports)
            Add(files, import);
    }
}
