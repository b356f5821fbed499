using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>Files as they were at a git revision, by the <c>git</c> program.</summary>
internal sealed class GitSource(string revision) : IBaselineSource
{
    public IReadOnlyList<string> Expand(string path)
    {
        EnsureRevision(path);
        if (Run(path, ["cat-file", "-t", Spec(path)]) is not { ExitCode: 0 } type)
            return [];
        if (Encoding.UTF8.GetString(type.Output).Trim() != "tree")
            return [path];
        var names = Encoding.UTF8.GetString(Run(path, ["ls-tree", "-r", "-z", "--name-only", Spec(path)]).Output).Split('\0');
        return [.. names.Where(name => name.EndsWith(".proto", StringComparison.Ordinal)).Select(name => $"{path.TrimEnd('/')}/{name}")];
    }

    public bool Exists(string path) => Run(path, ["cat-file", "-e", Spec(path)]).ExitCode == 0;

    public byte[] Read(string path) => Run(path, ["cat-file", "blob", Spec(path)]) is { ExitCode: 0 } file
        ? file.Output
        : throw BaselineErrors.NotInRevision(path, revision);

    public string Name(string path) => $"'{path}' of revision '{revision}'";

    private static string Folder(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        // a folder that is gone since: git finds the repository from any folder above
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder ?? ".";
    }

    private string Spec(string path) => $"{revision}:./{Path.GetRelativePath(Folder(path), path).Replace('\\', '/')}";

    private void EnsureRevision(string path)
    {
        if (Run(path, ["rev-parse", "--git-dir"]).ExitCode != 0)
            throw BaselineErrors.NoRepository(path);
        if (Run(path, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]).ExitCode != 0)
            throw BaselineErrors.NoRevision(revision);
    }

    private static (int ExitCode, byte[] Output) Run(string path, string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Folder(path), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var error = git.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            git.StandardOutput.BaseStream.CopyTo(output);
            git.WaitForExit();
            error.Wait();
            return (git.ExitCode, output.ToArray());
        }
        catch (Win32Exception)
        {
            throw BaselineErrors.NoGit();
        }
    }
}
