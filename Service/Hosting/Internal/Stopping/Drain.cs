using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>
/// How the host stops, before the server does: health says <c>NOT_SERVING</c> while calls go on, for as long as balancers need to
/// see it; then streams end, and their callers read so within the grace. The server
/// follows with GOAWAY and lets unary calls finish.
/// </summary>
internal sealed class Drain(
    IHostApplicationLifetime lifetime,
    StopSignal signal,
    OpenStreams streams,
    IOptions<CodeFirstHostingOptions> options,
    TimeProvider time)
    : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Ctrl-C has said so already, StopAsync alone has not yet: health, and the application's own code, listen to it
        lifetime.StopApplication();
        // the host's patience ends the wait too
        await Task.Delay(options.Value.StopDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await signal.StopAsync();
        await streams.NoneAsync().WaitAsync(signal.GraceOver).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
