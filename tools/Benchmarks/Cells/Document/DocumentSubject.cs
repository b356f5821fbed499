namespace CodeFirst.Benchmarks.Cells.Document;

/// <summary>One way to give a Python program all users.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Kind">The first argument of <c>document.py</c>.</param>
/// <param name="Options">The others, after the address.</param>
internal sealed record DocumentSubject(string Name, string Kind, params string[] Options)
{
    public static DocumentSubject Export { get; } = new("ExportUserStats", "export");

    public static DocumentSubject SmallExport { get; } = new("ExportUserStats, gzip", "export", "gzip");

    public static DocumentSubject Json { get; } = new("JSON", "json");

    public static DocumentSubject[] All { get; } = [Export, SmallExport, Json, new("JSON, gzip", "json", "gzip")];

    public bool IsExport => Kind == "export";

    public bool IsCompressed => Options.Contains("gzip");
}
