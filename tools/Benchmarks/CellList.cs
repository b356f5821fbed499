using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks;

/// <summary>The cells by family, in the order of the table.</summary>
internal static class CellList
{
    public static string[] Families { get; } = ["unary", "export", "record", "watch"];

    public static IReadOnlyList<ICell> Of(IEnumerable<string> families, TimeSpan length, int users, TemporaryFolder folder) =>
        [.. Families.Intersect(families).SelectMany(family => Of(family, length, users, folder))];

    private static ICell[] Of(string family, TimeSpan length, int users, TemporaryFolder folder) => family switch
    {
        "unary" => [new UnaryCell(1, length), new UnaryCell(64, length)],
        "export" => [new ExportCell(users, folder)],
        "record" =>
        [
            new RecordStreamCell(1_000, length),
            new RecordStreamCell(1, length),
            new RecordCallCell(1, length),
            new RecordCallCell(64, length),
        ],
        "watch" => [new WatchCell(length)],
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "Not a family of cells."),
    };
}
