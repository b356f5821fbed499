using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Tests.Hosting.Allocations;

/// <summary>One gRPC call as a server hands it on, and its answer.</summary>
internal sealed class DirectCall : IRequestBodyPipeFeature, IHttpResponseTrailersFeature, IHttpRequestLifetimeFeature, IDisposable
{
    private readonly MemoryStream _answer = new();

    public DirectCall(string path, byte[] message)
    {
        Reader = PipeReader.Create(new ReadOnlySequence<byte>([0, 0, 0, 0, (byte)message.Length, .. message]));
        var request = new HttpRequestFeature { Protocol = "HTTP/2", Method = "POST", Scheme = "http", Path = path };
        request.Headers.ContentType = "application/grpc";
        request.Headers.TE = "trailers";
        Features.Set<IHttpRequestFeature>(request);
        Features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_answer));
        Features.Set<IRequestBodyPipeFeature>(this);
        Features.Set<IHttpResponseTrailersFeature>(this);
        Features.Set<IHttpRequestLifetimeFeature>(this);
    }

    public FeatureCollection Features { get; } = new();

    public PipeReader Reader { get; }

    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

    public CancellationToken RequestAborted { get; set; }

    /// <summary>The message that was answered, without the five bytes before it.</summary>
    public byte[] Answer => [.. _answer.ToArray().Skip(5)];

    public string Status => $"{Trailers["grpc-status"]}{Features.GetRequiredFeature<IHttpResponseFeature>().Headers["grpc-status"]}";

    public void Abort()
    {
    }

    public void Dispose() => _answer.Dispose();
}
