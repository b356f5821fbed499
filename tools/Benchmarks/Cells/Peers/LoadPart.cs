using CodeFirst.Benchmarks.Load;

namespace CodeFirst.Benchmarks.Cells.Peers;

/// <summary>One load on a peer.</summary>
/// <param name="Name">What tells it from the other parts of its cell.</param>
/// <param name="Unit">What is counted: calls, users, messages.</param>
/// <param name="UnitsPerCall">How many of them a call carries.</param>
/// <param name="Callers">How many calls are under way at once.</param>
/// <param name="Grpc">The call of the gRPC peers.</param>
/// <param name="Json">The call of the JSON peers, <see langword="null"/> where they have nothing like it.</param>
internal sealed record LoadPart(string Name, string Unit, int UnitsPerCall, int Callers, PreparedRequest Grpc, PreparedRequest? Json = null)
{
    public PreparedRequest? For(Peer peer) => peer.IsJson ? Json : Grpc;
}
