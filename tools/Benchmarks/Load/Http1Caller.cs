using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace CodeFirst.Benchmarks.Load;

/// <summary>One call at a time over HTTP/1.1.</summary>
internal sealed class Http1Caller(Socket socket, Uri server, PreparedRequest request, long replyBytes) : ICaller
{
    private readonly byte[] _request = Encoding.ASCII.GetBytes($"{request.Method} {request.Path} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n");
    private byte[] _reply = new byte[64 * 1024];

    public async Task<IReadOnlyList<long>> RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        List<long> ticks = [];
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        long begun;
        while ((begun = Stopwatch.GetTimestamp()) < end)
        {
            await socket.SendAllAsync(_request, cancellationToken);
            await ReadReplyAsync(cancellationToken);
            ticks.Add(Stopwatch.GetTimestamp() - begun);
        }

        return ticks;
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask ReadReplyAsync(CancellationToken cancellationToken)
    {
        int body;
        var read = 0;
        do
        {
            if (read == _reply.Length)
                Array.Resize(ref _reply, 2 * read);
            read += await socket.ReceiveSomeAsync(_reply.AsMemory(read), cancellationToken);
            body = Http1Reply.BodyBytes(_reply.AsSpan(0, read));
        }
        while (body < 0);

        if (body != replyBytes || !Http1Reply.IsSuccess(_reply))
            throw new InvalidOperationException($"A reply of {request.Path} had {body} bytes, and the first one {replyBytes}, or no status 200.");
    }
}
