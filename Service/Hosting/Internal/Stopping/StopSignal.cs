using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>When open streams end: all at once, and a grace later those whose caller does not read.</summary>
internal sealed class StopSignal(IOptions<CodeFirstHostingOptions> options, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _graceOver = new(Timeout.InfiniteTimeSpan, time);

    public CancellationToken Stopping => _stopping.Token;

    public CancellationToken GraceOver => _graceOver.Token;

    public Task StopAsync()
    {
        _graceOver.CancelAfter(options.Value.StreamStopGrace);
        return _stopping.CancelAsync();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _graceOver.Dispose();
    }
}
