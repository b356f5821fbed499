using System.Globalization;

namespace CodeFirst.Benchmarks.Cells.Clients;

/// <summary>What writing and reading a message costs, with nothing of a network.</summary>
internal sealed class CodecCell(string subject, string codec, Pace pace) : ICell
{
    public string Name => "serialize";

    public string Description =>
        "one user, and 10,000 users in one message, written to a buffer that is used again and read from memory, on one thread; for the gRPC "
        + "peers by the marshallers that their servers really use. The floor is these two messages written by hand.";

    public string Subject => subject;

    public bool IsOurs => subject == Peer.Ours.Name;

    public static IEnumerable<CodecCell> All(Peer[] peers, Pace pace) =>
    [
        .. peers.Where(peer => peer.HasDotNetClient).Select(peer => new CodecCell(peer.Name, peer.Argument, pace)),
        .. peers.Any(peer => peer.IsJson) ? [new CodecCell("System.Text.Json", "json", pace)] : Array.Empty<CodecCell>(),
        new CodecCell("hand-written floor", "hand-written", pace),
    ];

    public Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken) => FigureProcess.RunAsync(
        "dotnet",
        [PeerPrograms.DotNet, "serialize", codec, Text(pace.WarmUp), Text(pace.Length)],
        cancellationToken);

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
