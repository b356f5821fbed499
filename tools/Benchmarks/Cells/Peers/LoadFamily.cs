namespace CodeFirst.Benchmarks.Cells.Peers;

/// <summary>Loads that are put on every peer, one after the other on one process of it.</summary>
/// <param name="Name">The cell's name.</param>
/// <param name="Description">What is done, for the reader of the table.</param>
/// <param name="Parts">The loads.</param>
/// <param name="Latencies">Whether p50 and p99 are told.</param>
/// <param name="Settings">Settings of the .NET peers, for example their database; <see langword="null"/> for the fixed reply.</param>
internal sealed record LoadFamily(string Name, string Description, LoadPart[] Parts, bool Latencies, string[]? Settings = null)
{
    /// <summary>Whether the peer can serve any of it. The Go peer knows no database.</summary>
    public bool Fits(Peer peer) => Array.Exists(Parts, part => part.For(peer) is not null) && !(peer.IsGo && Settings is not null);
}
