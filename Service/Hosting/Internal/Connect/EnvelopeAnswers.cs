using System.Buffers;
using CodeFirst.Hosting.Internal.Exchange;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The answers of a stream, each in its envelope; the last says how it ended.</summary>
/// <param name="outer">The request.</param>
/// <param name="codec">What messages are written in.</param>
/// <param name="error">Writes the last.</param>
/// <param name="isCompressed">Whether messages are compressed.</param>
internal sealed class EnvelopeAnswers(HttpContext outer, IMessageCodec codec, ConnectError error, bool isCompressed) : IExchangeAnswers
{
    private readonly ArrayBufferWriter<byte> _message = new();

    public void Begin(IHeaderDictionary headers)
    {
        var response = outer.Response;
        ConnectMetadata.SetHeaders(response.Headers, headers);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = $"application/connect+{codec.Name}";
        if (isCompressed)
            response.Headers["connect-content-encoding"] = Coding.Gzip;
        outer.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    public void Write(in ReadOnlySequence<byte> message)
    {
        _message.ResetWrittenCount();
        codec.Write(message, _message);
        if (isCompressed)
            Envelope.Write(outer.Response.BodyWriter, Envelope.Compressed, Coding.Compress(_message.WrittenSpan));
        else
            Envelope.Write(outer.Response.BodyWriter, 0, _message.WrittenSpan);
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken) => await outer.Response.BodyWriter.FlushAsync(cancellationToken);

    public async Task EndAsync(Ending ending)
    {
        Envelope.Write(outer.Response.BodyWriter, Envelope.EndOfStream, error.EndOfStream(ending));
        await outer.Response.BodyWriter.FlushAsync(outer.RequestAborted);
        await outer.Response.CompleteAsync();
    }

    public void Abort() => outer.Abort();
}
