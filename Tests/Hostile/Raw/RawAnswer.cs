using System.Globalization;
using Grpc.Core;

namespace CodeFirst.Tests.Hostile.Raw;

/// <summary>What a peer said to one request, until it ended the stream or the connection.</summary>
internal sealed class RawAnswer
{
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The headers after the body; of an answer that has no body, they are all in <see cref="Headers"/>.</summary>
    public Dictionary<string, string> Trailers { get; } = [];

    public MemoryStream Body { get; } = new();

    public ErrorCode? Reset { get; set; }

    public ErrorCode? GoAway { get; set; }

    public bool IsClosed { get; set; }

    public string? HttpStatus => Headers.GetValueOrDefault(":status");

    public StatusCode? Status => Find("grpc-status") is { } code ? (StatusCode)int.Parse(code, CultureInfo.InvariantCulture) : null;

    public string? Sentence => Find("grpc-message") is { } words ? Uri.UnescapeDataString(words) : null;

    public override string ToString() =>
        $"HTTP {HttpStatus ?? "-"}, {Status?.ToString() ?? "no status"} '{Sentence}', {Body.Length} bytes, "
        + $"reset {Reset?.ToString() ?? "-"}, goaway {GoAway?.ToString() ?? "-"}{(IsClosed ? ", closed" : "")}";

    private string? Find(string name) => Trailers.GetValueOrDefault(name) ?? Headers.GetValueOrDefault(name);
}
