using System.Buffers;
using System.IO.Pipelines;
using CodeFirst.Hosting.Internal.Exchange;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>A whole body, no larger than a message may be.</summary>
internal static class BodyReader
{
    /// <exception cref="OversizedMessageException">It is larger.</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
            throw new OversizedMessageException(request.ContentLength.Value);
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                throw new OversizedMessageException(read.Buffer.Length);
            }

            if (read.IsCompleted)
                return Take(body, read.Buffer);
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static byte[] Take(PipeReader body, in ReadOnlySequence<byte> whole)
    {
        var bytes = whole.ToArray();
        body.AdvanceTo(whole.End);
        return bytes;
    }
}
