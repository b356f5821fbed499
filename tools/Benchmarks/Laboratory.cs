using System.Runtime.InteropServices;
using CodeFirst.Benchmarks.Cells.Start;

namespace CodeFirst.Benchmarks;

/// <summary>What cells share: a folder, databases, the peers' programs; made when a cell first asks, gone at the end.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly List<string> _skipped = [];
    private readonly TextWriter _progress;
    private PostgresServer? _postgres;

    public Laboratory(TextWriter progress)
    {
        _progress = progress;
        Programs = new PeerPrograms(Folder);
    }

    public TemporaryFolder Folder { get; } = new();

    public PeerPrograms Programs { get; }

    /// <summary>The Python programs, once <see cref="PreparePythonAsync"/> has found what they need.</summary>
    public PythonPrograms? Python { get; private set; }

    /// <summary>What this machine lacks, in sentences.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <returns>The peers that this machine can build.</returns>
    public async Task<Peer[]> PrepareAsync(Peer[] peers, CancellationToken cancellationToken)
    {
        if (!Array.Exists(peers, peer => peer.IsGo) || await Programs.BuildGoAsync(cancellationToken) is not { } missing)
            return peers;
        await SkipAsync($"{Peer.Go} is skipped, since it could not be built: {missing}");
        return [.. peers.Where(peer => !peer.IsGo)];
    }

    /// <returns>The path of a SQLite file with so many users.</returns>
    public async Task<string> SqliteAsync(int users, CancellationToken cancellationToken)
    {
        var file = Folder.PathTo($"users-{users}.db");
        // by a process of its own: filling is not part of what is measured, nor is the memory it takes
        if (!File.Exists(file))
            await (await ServiceProcess.StartAsync(file, cancellationToken, users)).DisposeAsync();
        return file;
    }

    /// <returns>How to connect to a PostgreSQL database with the usual users, or <see langword="null"/> where there is no server.</returns>
    public async Task<string?> PostgreSqlAsync(CancellationToken cancellationToken)
    {
        if (_postgres is null && (_postgres = await PostgresServer.TryStartAsync(cancellationToken)) is not null)
            await (await ServiceProcess.StartAsync([$"--Storage:PostgreSql={_postgres.ConnectionString}"], cancellationToken)).DisposeAsync();
        if (_postgres is null)
            await SkipAsync("PostgreSQL is skipped: install it with apt-get install -y --no-install-recommends postgresql");
        return _postgres?.ConnectionString;
    }

    /// <returns>The folder of the service, published in that way.</returns>
    public async Task<string> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        var folder = Folder.PathTo($"published-{publication.Name}");
        if (Directory.Exists(folder))
            return folder;
        await _progress.WriteLineAsync($"publishing the service, {publication.Name}");
        // for this machine, so that its publication is of the same kind whatever it is compiled to
        await ToolProcess.RunAsync(
            "dotnet",
            [
                "publish", PeerPrograms.Service, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--nologo", "-v", "quiet", "-o", folder, .. publication.Settings,
            ],
            cancellationToken);
        return folder;
    }

    /// <returns>Whether the Python programs can run.</returns>
    public async Task<bool> PreparePythonAsync(CancellationToken cancellationToken)
    {
        Python ??= await PythonPrograms.TryBuildAsync(Folder.PathTo("python"), cancellationToken);
        if (Python is null)
            await SkipAsync(
                "Python is skipped: install it with apt-get install -y --no-install-recommends python3-grpcio python3-protobuf "
                + "protobuf-compiler protobuf-compiler-grpc");
        return Python is not null;
    }

    public async Task SkipAsync(string sentence)
    {
        _skipped.Add(sentence);
        await _progress.WriteLineAsync(sentence);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        Folder.Dispose();
    }
}
