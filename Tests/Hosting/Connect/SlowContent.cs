using System.Net;
using System.Net.Http.Headers;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>A request whose body is sent piece by piece, when the test says so.</summary>
internal sealed class SlowContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlowContent(string contentType) => Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

    public async Task WriteAsync(byte[] piece)
    {
        var body = await _body.Task;
        await body.WriteAsync(piece);
        await body.FlushAsync();
    }

    public void Complete() => _end.TrySetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _body.SetResult(stream);
        return _end.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        Complete();
        base.Dispose(disposing);
    }
}
