using CodeFirst.Hosting.Internal.Deadlines;
using CodeFirst.Hosting.Internal.Validation;
using Microsoft.Extensions.Hosting;

namespace CodeFirst.Hosting.Internal.Contracts;

/// <summary>Checks the contracts before anything of the host starts.</summary>
internal sealed class StartCheck(ServedContracts contracts, MessagePlans plans, Ceilings ceilings) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        contracts.Start();
        plans.Prepare(contracts.All);
        // an application with UseEndpoints has mapped nothing yet
        if (!contracts.IsEmpty)
            ceilings.Check(contracts.Files);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
