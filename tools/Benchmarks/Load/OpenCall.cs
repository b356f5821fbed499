namespace CodeFirst.Benchmarks.Load;

/// <summary>A call under way on a stream of an HTTP/2 connection.</summary>
internal sealed class OpenCall(int stream, long begun, long window)
{
    public int Stream { get; } = stream;

    public long Begun { get; } = begun;

    /// <summary>How many bytes the server still takes.</summary>
    public long Window { get; set; } = window;

    /// <summary>How much of the body is sent.</summary>
    public int Sent { get; set; }

    public long Received { get; set; }

    /// <summary>Bytes received that the server does not know of yet.</summary>
    public int Unacknowledged { get; set; }

    public bool Succeeded { get; set; }
}
