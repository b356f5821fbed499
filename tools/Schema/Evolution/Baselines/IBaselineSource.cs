namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>Where files are read from: the disk, or a git revision.</summary>
internal interface IBaselineSource
{
    /// <summary>The files <paramref name="path"/> stands for: itself, or all <c>.proto</c> files of a folder; none when there is nothing.</summary>
    IReadOnlyList<string> Expand(string path);

    bool Exists(string path);

    byte[] Read(string path);

    /// <summary>The path as an error names it.</summary>
    string Name(string path);
}
