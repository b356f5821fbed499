using System.Buffers;
using CodeFirst.Hosting.Internal.Exchange;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The answer of a unary call, which is sent when all of it is known: its HTTP status is that of the call.</summary>
internal sealed class UnaryAnswer(HttpContext outer, IMessageCodec codec, ConnectError error) : IExchangeAnswers
{
    private const string Json = "application/json";

    // below it a response gets larger, or no smaller than a packet
    private const int WorthCompressing = 1024;

    private readonly ArrayBufferWriter<byte> _message = new();

    public void Begin(IHeaderDictionary headers) => ConnectMetadata.SetHeaders(outer.Response.Headers, headers);

    public void Write(in ReadOnlySequence<byte> message) => codec.Write(message, _message);

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public Task EndAsync(Ending ending)
    {
        ConnectMetadata.SetTrailers(outer.Response.Headers, ending.Trailers);
        return ending.IsOk
            ? SendAsync(StatusCodes.Status200OK, $"application/{codec.Name}", _message.WrittenMemory)
            : SendAsync(ConnectCodes.Http(ending.Status), Json, error.Of(ending));
    }

    public void Abort() => outer.Abort();

    private async Task SendAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        var response = outer.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (body.Length >= WorthCompressing)
        {
            response.Headers.Append("vary", "accept-encoding");
            var request = outer.Request.Headers;
            if (Coding.Accepts(request.AcceptEncoding.ToString(), request.ContentEncoding.ToString()))
            {
                response.Headers.ContentEncoding = Coding.Gzip;
                body = Coding.Compress(body.Span);
            }
        }

        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, outer.RequestAborted);
        await response.CompleteAsync();
    }
}
