namespace CodeFirst.Benchmarks.Cells.Document;

/// <summary>The large document: all users of one database, read by Python.</summary>
internal sealed class DocumentCell(DocumentSubject subject, int users, Laboratory laboratory) : ICell
{
    private const string Users = "users";

    // a new .NET process compiles what it does often anew, in the background, until about the fifth reading
    private const int UnmeasuredReadings = 5;

    public string Name => $"document, {users:N0} users";

    public string Description =>
        $"{users:N0} users of one SQLite file read by a Python program that adds up their points: by `ExportUserStats` of `Service/Users`, in "
        + "columns, through code generated from `user.proto`; and as one JSON document, streamed by a source-generated minimal API from one "
        + "query of the same file, and parsed by `json.loads`. Bytes are counted on the connection by a relay, in a first reading; after "
        + $"{UnmeasuredReadings} that warm the server up, one without relay is measured: CPU of both processes from the request to the sum. With gzip: "
        + "`CodeFirst:CompressedStreams` there, the middleware of ASP.NET Core here.";

    public string Subject => subject.Name;

    public bool IsOurs => subject is { IsExport: true, IsCompressed: false };

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await ServeAsync(await laboratory.SqliteAsync(users, cancellationToken), cancellationToken);
        using var relay = new CountingRelay(server.Address);
        await ReadAsync(relay.Authority, subject.Options, cancellationToken);
        for (var reading = 1; reading < UnmeasuredReadings; reading++)
            await ReadAsync(server.Address.Authority, subject.Options, cancellationToken);
        var processorTime = server.ProcessorTime;
        var measured = await ReadAsync(server.Address.Authority, subject.Options, cancellationToken);
        processorTime = server.ProcessorTime - processorTime;
        return
        [
            new("MB on the wire", relay.BytesReceived / 1e6),
            new("server CPU, s", processorTime.TotalSeconds),
            .. measured.Where(figure => figure.Name != Users),
            new("server's peak memory, MiB", server.PeakMemory),
        ];
    }

    private Task<ServerProcess> ServeAsync(string database, CancellationToken cancellationToken) => subject.IsExport
        ? ServiceProcess.ServeAsync(
            [$"--Storage:Path={database}", .. subject.IsCompressed ? ["--CodeFirst:CompressedStreams:0=user.UserService/ExportUserStats"] : Array.Empty<string>()],
            cancellationToken)
        : PeerPrograms.ServeDotNetAsync("json-http1", [$"--Users:Sqlite={database}", "--Compression=true"], cancellationToken);

    private async Task<IReadOnlyList<Figure>> ReadAsync(string authority, string[] options, CancellationToken cancellationToken)
    {
        var figures = await laboratory.Python!.RunAsync("document.py", [subject.Kind, authority, .. options], cancellationToken);
        var read = figures.Single(figure => figure.Name == Users).Value;
        return read == users ? figures : throw new InvalidOperationException($"{subject.Name} gave {read} users of {users}.");
    }
}
