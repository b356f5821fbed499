using System.Reflection;
using CodeFirst.Schema.Evolution.Baselines;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution;

/// <summary>An earlier version of a contract, as it was committed or released.</summary>
public sealed class Baseline
{
    private readonly Dictionary<string, ProtoLines> _lines;

    internal Baseline(string path, IReadOnlyList<FileDescriptorProto> files, IReadOnlyDictionary<string, string> texts)
    {
        Path = path;
        Files = files;
        _lines = texts.ToDictionary(text => text.Key, text => new ProtoLines(text.Value));
    }

    /// <summary>The file or folder it was read from, as it was given, without the revision.</summary>
    public string Path { get; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<FileDescriptorProto> Files { get; }

    /// <summary>
    /// Reads a baseline: a <c>.proto</c> file, a folder of them, a binary <c>FileDescriptorSet</c> (<c>.binpb</c>, <c>.pb</c>,
    /// <c>.desc</c>, <c>.protoset</c>), or any of these at a git revision.
    /// </summary>
    /// <param name="path">The path, or <c>git:REVISION:PATH</c>.</param>
    /// <param name="revision">A git revision, for example <c>HEAD~1</c> or <c>v1.4.0</c>; <see langword="null"/> reads the file on disk.</param>
    /// <returns>The baseline; its files have the names they have beside each other.</returns>
    /// <exception cref="BaselineException">There is no such file or revision, or it cannot be read.</exception>
    public static Baseline Read(string path, string? revision = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.StartsWith("git:", StringComparison.Ordinal))
        {
            if (path.Split(':', 3) is not [_, { Length: > 0 } inPath, { Length: > 0 } rest])
                throw BaselineErrors.BadGitPath(path);
            (revision, path) = (inPath, rest);
        }

        return BaselineReader.Read(path, revision is null ? new DiskSource() : new GitSource(revision));
    }

    /// <summary>The release that the build of a contract put into its assembly: the files that its project compares the contract with.</summary>
    /// <param name="contract">The contract's assembly.</param>
    /// <returns><see langword="null"/> when the assembly carries none.</returns>
    /// <exception cref="BaselineException">It cannot be read.</exception>
    public static Baseline? Embedded(Assembly contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var released = new ResourceSource(contract);
        return released.Expand("").Count == 0 ? null : BaselineReader.Read("", released);
    }

    /// <summary>
    /// The same baseline with its file under the contract's name for it, when it was kept under another name: one file each, of one package.
    /// </summary>
    /// <param name="contract">The contract's files.</param>
    /// <returns>The baseline to compare with.</returns>
    public IReadOnlyList<FileDescriptorProto> FilesFor(IReadOnlyList<FileDescriptorProto> contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (_lines.Count != 1 || Files is not [var only] || contract is not [var now] || only.Name == now.Name)
            return Files;
        var renamed = only.Clone();
        renamed.Name = now.Name;
        return [renamed];
    }

    /// <summary>Where an element of the baseline is declared.</summary>
    /// <param name="element">Its full name, or the name of a file.</param>
    /// <returns>A path and a line from 1; the line is <see langword="null"/> where it is not known.</returns>
    public (string Path, int? Line) Find(string element)
    {
        ArgumentNullException.ThrowIfNull(element);
        foreach (var (path, lines) in _lines)
            if (lines.Find(element) is { } line)
                return (path, line);
        return (_lines.Count > 0 ? _lines.Keys.First() : Path, null);
    }
}
