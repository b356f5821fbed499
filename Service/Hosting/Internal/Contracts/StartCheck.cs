using System.Runtime.CompilerServices;
using CodeFirst.Hosting.Internal.Deadlines;
using CodeFirst.Hosting.Internal.Streaming;
using CodeFirst.Hosting.Internal.Validation;
using Microsoft.Extensions.Hosting;

namespace CodeFirst.Hosting.Internal.Contracts;

/// <summary>
/// Checks the contracts before anything of the host starts. A native program checks them beside its start, which it would take a fifth of:
/// what it was compiled from has been checked, and it stops all the same.
/// </summary>
internal sealed class StartCheck(ServedContracts contracts, MessagePlans plans, Ceilings ceilings, CompressedStreams compressed)
    : IHostedLifecycleService
{
    private Task _beside = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        plans.Prepare(contracts.All);
        if (RuntimeFeature.IsDynamicCodeSupported)
            Check();
        else
            _beside = Task.Run(Check, cancellationToken);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => _beside;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Check()
    {
        contracts.Start();
        // an application with UseEndpoints has mapped nothing yet
        if (contracts.IsEmpty)
            return;
        ceilings.Check(contracts.Files);
        compressed.Check(contracts.Files);
    }
}
