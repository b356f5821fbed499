using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal;

/// <summary>When the host stops: at once for streams, and a grace later for those whose caller does not read.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _graceOver = new();
    private readonly CancellationTokenRegistration _stopping;

    public StopSignal(IHostApplicationLifetime lifetime, IOptions<CodeFirstHostingOptions> options)
    {
        Stopping = lifetime.ApplicationStopping;
        _stopping = Stopping.Register(() => _graceOver.CancelAfter(options.Value.StreamStopGrace));
    }

    public CancellationToken Stopping { get; }

    public CancellationToken GraceOver => _graceOver.Token;

    public void Dispose()
    {
        _stopping.Dispose();
        _graceOver.Dispose();
    }
}
