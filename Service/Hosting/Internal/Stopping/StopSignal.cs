using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>When open streams end: all at once, and a grace later those whose caller does not read.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly IOptions<CodeFirstHostingOptions> _options;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _graceOver;

    public StopSignal(IOptions<CodeFirstHostingOptions> options, TimeProvider time)
    {
        _options = options;
        _graceOver = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        // a call that ends after the host was disposed of still asks
        Stopping = _stopping.Token;
        GraceOver = _graceOver.Token;
    }

    public CancellationToken Stopping { get; }

    public CancellationToken GraceOver { get; }

    public Task StopAsync()
    {
        _graceOver.CancelAfter(_options.Value.StreamStopGrace);
        return _stopping.CancelAsync();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _graceOver.Dispose();
    }
}
