using CodeFirst.Benchmarks.Cells;
using CodeFirst.Benchmarks.Cells.Clients;
using CodeFirst.Benchmarks.Cells.Document;
using CodeFirst.Benchmarks.Cells.Growth;
using CodeFirst.Benchmarks.Cells.Peers;
using CodeFirst.Benchmarks.Cells.Service;
using CodeFirst.Benchmarks.Cells.Start;
using CodeFirst.Benchmarks.Commands;

namespace CodeFirst.Benchmarks;

/// <summary>The cells by family, in the order of the table.</summary>
internal static class CellList
{
    public static string[] Families { get; } = ["unary", "stored", "batch", "stream", "client", "serialize", "document", "start", "publish", "get", "export", "record", "watch", "growth"];

    /// <summary>Those that run unasked: growth takes long, publishing takes most of what a quick run has, and the databases a minute of it.</summary>
    public static string[] Usual(bool quick) => [.. Families.Except(quick ? ["growth", "publish", "stored"] : ["growth"])];

    public static async Task<IReadOnlyList<ICell>> OfAsync(
        string[] families, Peer[] peers, Plan plan, Laboratory laboratory, CancellationToken cancellationToken)
    {
        var fitting = await laboratory.PrepareAsync(peers, cancellationToken);
        List<ICell> cells = [];
        foreach (var family in Families.Intersect(families))
            cells.AddRange(await OfAsync(family, fitting, plan, laboratory, cancellationToken));
        return cells;
    }

    private static async Task<IEnumerable<ICell>> OfAsync(
        string family, Peer[] peers, Plan plan, Laboratory laboratory, CancellationToken cancellationToken)
    {
        var pace = plan.Pace;
        IEnumerable<LoadCell> Loads(params IEnumerable<LoadFamily> loads) => loads.SelectMany(
            load => peers.Where(load.Fits).Select(peer => new LoadCell(load, peer, laboratory.Programs, pace)));

        return family switch
        {
            "unary" => Loads(LoadFamilies.Unary),
            "stored" => Loads(await OnDatabasesAsync(laboratory, cancellationToken)),
            "batch" => Loads(LoadFamilies.Batch),
            "stream" => Loads(LoadFamilies.Streams),
            "client" => peers.Where(peer => peer.HasDotNetClient).Select(peer => new ClientCell(peer, laboratory.Programs, pace)),
            "serialize" => CodecCell.All(peers, pace),
            "document" when await laboratory.PreparePythonAsync(cancellationToken) =>
                DocumentSubject.All.Select(subject => new DocumentCell(subject, plan.Users, laboratory)),
            "document" => [],
            "start" => peers.Select(peer => new PeerStartCell(peer, laboratory.Programs, pace)),
            "publish" => Publication.All.Select(publication => new ServiceStartCell(publication, laboratory, pace)),
            "get" => [new GetCell(1, pace), new GetCell(64, pace)],
            "export" => [new ExportCell(plan.Users, pace, laboratory)],
            "record" =>
            [
                new RecordStreamCell(1_000, pace),
                new RecordStreamCell(1, pace),
                new RecordCallCell(1, pace),
                new RecordCallCell(64, pace),
                new RawInsertCell(pace),
            ],
            "watch" => [new WatchCell(pace)],
            "growth" =>
            [
                .. Steps(1_000, plan.MostUsers).Select(users => new TableGrowthCell(users, pace, laboratory)),
                .. Steps(1, plan.MostWatches).Select(watches => new WatchGrowthCell(watches, pace)),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(family), family, "Not a family of cells."),
        };
    }

    // 1, 10, 100 times as many
    private static IEnumerable<int> Steps(long from, int most)
    {
        for (var size = from; size <= most; size *= 10)
            yield return (int)size;
    }

    private static async Task<List<LoadFamily>> OnDatabasesAsync(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var file = await laboratory.SqliteAsync(ServiceProcess.UsualUsers, cancellationToken);
        List<LoadFamily> families = [LoadFamilies.UnaryOn("SQLite", $"--Users:Sqlite={file}")];
        if (await laboratory.PostgreSqlAsync(cancellationToken) is { } connection)
            families.Add(LoadFamilies.UnaryOn("PostgreSQL", $"--Users:PostgreSql={connection}"));
        return families;
    }
}
