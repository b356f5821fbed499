using CodeFirst.Benchmarks.Cells.Peers;
using CodeFirst.Benchmarks.Load;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Start;

/// <summary>How soon the published service answers.</summary>
internal sealed class ServiceStartCell(Publication publication, Laboratory laboratory, Pace pace) : ICell
{
    private static readonly PreparedRequest Request =
        PreparedRequest.Call("/user.UserService/GetUserStats", Message.Of(new UserRequest { UserId = 42 }));

    public string Name => "start, Service/Users";

    public string Description =>
        $"{StartMeasurement.Description} `Service/Users` on a filled SQLite file, published for this machine; the first two need a "
        + "runtime besides. The size is that of the published folder, without symbols and documentation.";

    public string Subject => publication.Name;

    public bool IsOurs => publication == Publication.All[0];

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = await laboratory.PublishAsync(publication, cancellationToken);
        var database = await laboratory.SqliteAsync(ServiceProcess.UsualUsers, cancellationToken);
        var measured = await StartMeasurement.RunAsync(
            () => ServerProcess.StartAsync(
                Path.Combine(folder, "CodeFirst.Service.Users"), ["--urls=http://127.0.0.1:0", $"--Storage:Path={database}"], cancellationToken),
            Request,
            pace,
            cancellationToken);
        return [.. measured, new("published size, MiB", SizeOf(folder) / 1024.0 / 1024.0)];
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is not (".dbg" or ".pdb" or ".xml"))
        .Sum(file => file.Length);
}
