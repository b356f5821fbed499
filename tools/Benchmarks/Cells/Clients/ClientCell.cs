using System.Globalization;

namespace CodeFirst.Benchmarks.Cells.Clients;

/// <summary>What a client costs its own process.</summary>
internal sealed class ClientCell(Peer client, PeerPrograms programs, Pace pace) : ICell
{
    public string Name => "client";

    public string Description =>
        $"unary calls by each .NET client in a process of its own to one and the same server, contract-first, 1, 16 and 64 at once for {pace.Seconds}. "
        + "CPU and allocation are those of the client's process. CodeFirst's client has its defaults: a deadline on every call, retries, "
        + "typed failures; the others have none of them.";

    public string Subject => client.Name;

    public bool IsOurs => client.IsOurs;

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await programs.ServeAsync(Peer.ContractFirst, cancellationToken);
        List<Figure> figures = [];
        foreach (var callers in new[] { 1, 16, 64 })
        {
            var measured = await FigureProcess.RunAsync(
                "dotnet",
                [PeerPrograms.DotNet, "call", client.Argument, $"{server.Address}", Text(callers), Text(pace.WarmUp.TotalSeconds), Text(pace.Length.TotalSeconds)],
                cancellationToken);
            figures.AddRange(measured.Select(figure => figure with { Part = $"{callers} at once" }));
        }

        return figures;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
