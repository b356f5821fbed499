using System.IO.Pipelines;
using CodeFirst.Hosting.Internal.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>
/// A response that says whose deadline has passed. Grpc.AspNetCore sets its own sentence and completes the response
/// (HttpContextServerCallContext.DeadlineExceededAsync), which is the last moment to put another in its place.
/// </summary>
internal sealed class CeilingAnswer(HttpContext call, IHttpResponseBodyFeature body, StatusHeaders passed) : IHttpResponseBodyFeature
{
    private const string GrpcsSentence = "Deadline Exceeded";

    public Stream Stream => body.Stream;

    public PipeWriter Writer => body.Writer;

    public Task CompleteAsync()
    {
        var trailers = call.Response.HasStarted ? call.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : call.Response.Headers;
        if (trailers is not null && trailers["grpc-message"] == GrpcsSentence)
            passed.Set(trailers);
        return body.CompleteAsync();
    }

    public void DisableBuffering() => body.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        body.SendFileAsync(path, offset, count, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken = default) => body.StartAsync(cancellationToken);
}
