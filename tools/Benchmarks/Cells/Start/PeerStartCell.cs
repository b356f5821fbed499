using CodeFirst.Benchmarks.Cells.Peers;

namespace CodeFirst.Benchmarks.Cells.Start;

/// <summary>How soon a peer answers.</summary>
internal sealed class PeerStartCell(Peer peer, PeerPrograms programs, Pace pace) : ICell
{
    public string Name => "start, peers";

    public string Description => $"{StartMeasurement.Description} Each peer with the fixed reply, as its build made it.";

    public string Subject => peer.Name;

    public bool IsOurs => peer.IsOurs;

    public Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken) => StartMeasurement.RunAsync(
        () => programs.ServeAsync(peer, cancellationToken), LoadFamilies.Unary.Parts[0].For(peer)!, peer.Version, pace, cancellationToken);
}
