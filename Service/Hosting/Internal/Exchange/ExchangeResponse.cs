using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>The response of a call in this process, as gRPC makes it on HTTP/2.</summary>
internal sealed class ExchangeResponse
    : IHttpResponseFeature, IHttpResponseBodyFeature, IHttpResponseTrailersFeature, IHttpResetFeature, IDisposable
{
    private readonly IExchangeAnswers _answers;
    private readonly MessageWriter _writer;
    private readonly ResponseCallbacks _starting = new();
    private readonly ResponseCallbacks _completed = new();

    // a deadline ends the response from outside, while the service may be writing
    private readonly SemaphoreSlim _turn = new(1);
    private Stream? _stream;
    private bool _isEnded;

    public ExchangeResponse(IExchangeAnswers answers)
    {
        _answers = answers;
        _writer = new MessageWriter(FlushAsync);
    }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

    public bool HasStarted { get; private set; }

    public PipeWriter Writer => _writer;

    public Stream Stream => _stream ??= _writer.AsStream(leaveOpen: true);

    Stream IHttpResponseFeature.Body
    {
        get => Stream;
        set => throw new NotSupportedException("The body of a gRPC response cannot be replaced.");
    }

    public void OnStarting(Func<object, Task> callback, object state) => _starting.Add(callback, state);

    public void OnCompleted(Func<object, Task> callback, object state) => _completed.Add(callback, state);

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => InTurnAsync(BeginAsync, cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A gRPC response is no file.");

    public Task CompleteAsync() => InTurnAsync(EndAsync, CancellationToken.None);

    public void Reset(int errorCode)
    {
        if (!_isEnded)
            _answers.Abort();
    }

    /// <summary>Runs what was to be done when all is over.</summary>
    public Task DoneAsync() => _completed.RunAsync();

    public void Dispose() => _turn.Dispose();

    private async ValueTask<bool> FlushAsync(CancellationToken cancellationToken)
    {
        await InTurnAsync(
            async () =>
            {
                await BeginAsync();
                await _writer.TakeAsync(_answers);
                await _answers.FlushAsync(cancellationToken);
            },
            cancellationToken);
        return _isEnded;
    }

    private async Task BeginAsync()
    {
        if (HasStarted)
            return;
        await _starting.RunAsync();
        HasStarted = true;
        _answers.Begin(EndingReader.Metadata(Headers));
    }

    private async Task EndAsync()
    {
        await BeginAsync();
        await _writer.TakeAsync(_answers);
        _isEnded = true;
        await _answers.EndAsync(EndingReader.Read(StatusCode, Headers, Trailers));
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_isEnded)
                await act();
        }
        finally
        {
            _turn.Release();
        }
    }
}
