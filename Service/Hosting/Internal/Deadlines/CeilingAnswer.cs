using System.IO.Pipelines;
using CodeFirst.Hosting.Internal.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>
/// A response that says whose deadline has passed. Grpc.AspNetCore sets its own sentence and completes the response
/// (HttpContextServerCallContext.DeadlineExceededAsync), which is the last moment to put another in its place.
/// </summary>
internal sealed class CeilingAnswer(HttpContext call, IHttpResponseBodyFeature body) : IHttpResponseBodyFeature
{
    private const string GrpcsSentence = "Deadline Exceeded";

    /// <summary>Whose deadline it is; <see langword="null"/> as long as it is the caller's.</summary>
    public Ceiling? Ceiling { get; set; }

    public Stream Stream => body.Stream;

    public PipeWriter Writer => body.Writer;

    /// <summary>Puts it in place of the response's body, once.</summary>
    public static CeilingAnswer Put(HttpContext call)
    {
        var body = call.Find<IHttpResponseBodyFeature>()!;
        if (body is CeilingAnswer present)
            return present;
        var answer = new CeilingAnswer(call, body);
        call.Put<IHttpResponseBodyFeature>(answer);
        return answer;
    }

    public Task CompleteAsync()
    {
        if (Ceiling is null)
            return body.CompleteAsync();
        var trailers = call.Response.HasStarted ? call.Find<IHttpResponseTrailersFeature>()?.Trailers : call.Response.Headers;
        if (trailers is not null && trailers.GrpcMessage == GrpcsSentence)
            Ceiling.Passed.Set(trailers);
        return body.CompleteAsync();
    }

    public void DisableBuffering() => body.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        body.SendFileAsync(path, offset, count, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken = default) => body.StartAsync(cancellationToken);
}
