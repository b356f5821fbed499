using FileOptions = Google.Protobuf.Reflection.FileOptions;

namespace CodeFirst.Schema.Packages;

/// <summary>A file's name and its options; no options are <see langword="null"/>.</summary>
internal sealed record FileName(string Name, FileOptions? Options)
{
    /// <summary>Whether code generated from it has no reflection.</summary>
    public bool IsLite => Options?.OptimizeFor == FileOptions.Types.OptimizeMode.LiteRuntime;
}
