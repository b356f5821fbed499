namespace CodeFirst.Benchmarks.Cells.Document;

/// <summary>The large document: all users of one database, read by Python.</summary>
internal sealed class DocumentCell(DocumentSubject subject, int users, Laboratory laboratory) : ICell
{
    private const string Users = "users";

    // a new .NET process compiles what it does often anew, in the background, for as many readings
    private const int UnmeasuredReadings = 10;

    // the kernel counts a process's time in hundredths of a second
    private const int MeasuredReadings = 5;

    public string Name => $"document, {users:N0} users";

    public string Description =>
        $"{users:N0} users of one SQLite file read by a Python program that adds up their points: by `ExportUserStats` of `Service/Users`, in "
        + "chunks of 128 KiB of columns (`max_chunk_bytes`), through code generated from `user.proto` over Debian's protobuf, which parses in C++; "
        + "and as one JSON document, streamed by a source-generated minimal API from one query of the same file, and parsed by `json.loads`, in C "
        + "too. Bytes are counted on the connection by a relay, in a first reading; after "
        + $"{UnmeasuredReadings} that warm the server up, {MeasuredReadings} without relay are measured, and each figure is their mean. Python's CPU is that "
        + "from the connection to the sum, its start and its imports left out on both sides; the server's is all of it. With gzip, at .NET's "
        + "`Optimal` on both sides: `CodeFirst:CompressedStreams` there, the middleware of ASP.NET Core here. " + DocumentUsers.Description;

    public string Subject => subject.Name;

    public bool IsOurs => subject is { IsExport: true, IsCompressed: false };

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await ServeAsync(await DocumentUsers.StoreAsync(laboratory, users, cancellationToken), cancellationToken);
        using var relay = new CountingRelay(server.Address);
        await ReadAsync(relay.Authority, 1, cancellationToken);
        await ReadAsync(server.Address.Authority, UnmeasuredReadings - 1, cancellationToken);
        var processorTime = server.ProcessorTime;
        var measured = await ReadAsync(server.Address.Authority, MeasuredReadings, cancellationToken);
        processorTime = (server.ProcessorTime - processorTime) / MeasuredReadings;
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

    /// <returns>The figures of one reading, the mean of so many.</returns>
    private async Task<IEnumerable<Figure>> ReadAsync(string authority, int times, CancellationToken cancellationToken)
    {
        List<Figure> figures = [];
        for (var reading = 0; reading < times; reading++)
            figures.AddRange(await ReadAsync(authority, cancellationToken));
        return figures.GroupBy(figure => figure.Name, (name, all) => new Figure(name, all.Average(figure => figure.Value)));
    }

    private async Task<IReadOnlyList<Figure>> ReadAsync(string authority, CancellationToken cancellationToken)
    {
        var figures = await laboratory.Python!.RunAsync("document.py", [subject.Kind, authority, .. subject.Options], cancellationToken);
        var read = figures.Single(figure => figure.Name == Users).Value;
        return read == users ? figures : throw new InvalidOperationException($"{subject.Name} gave {read} users of {users}.");
    }
}
