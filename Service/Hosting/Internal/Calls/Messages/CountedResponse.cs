using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Calls.Messages;

/// <summary>A response whose messages are counted as they are written.</summary>
internal sealed class CountedResponse(IHttpResponseBodyFeature response, MessageBytes messages) : IHttpResponseBodyFeature
{
    public Stream Stream => response.Stream;

    public PipeWriter Writer { get; } = new CountedWriter(response.Writer, messages);

    public void DisableBuffering() => response.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => response.StartAsync(cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        response.SendFileAsync(path, offset, count, cancellationToken);

    public Task CompleteAsync() => response.CompleteAsync();
}
