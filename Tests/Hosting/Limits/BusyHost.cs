using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>A host whose calls wait until the test lets them go.</summary>
internal sealed class BusyHost : IAsyncDisposable
{
    private readonly TaskCompletionSource<Words> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CodeFirstClient<IEveryShape> _client;
    private readonly List<Task> _waiting = [];

    private BusyHost(Action<LimitOptions> configure)
    {
        Host = ContractHost.StartAsync(
            new FailingEcho(_ =>
            {
                _arrived.Release();
                return _released.Task;
            }),
            services => services.Configure(configure)).GetAwaiter().GetResult();
        _client = Host.CreateClient<IEveryShape>(options => options.DefaultTimeout = null);
    }

    public ContractHost Host { get; }

    public IEveryShape Echo => _client.Service;

    public static BusyHost Start(Action<LimitOptions> configure) => new(configure);

    /// <summary>Makes calls, and waits until the service has all of them.</summary>
    public async Task FillAsync(string shape, int count, CallOptions options = default)
    {
        for (var call = 0; call < count; call++)
            _waiting.Add(FailingEcho.Calls[shape](Echo, options));
        for (var call = 0; call < count; call++)
            await _arrived.WaitAsync();
    }

    public Task ReleaseAsync()
    {
        _released.TrySetResult(new Words());
        return Task.WhenAll(_waiting);
    }

    /// <summary>What the next call is told.</summary>
    public static async Task<CallFailure> RefusalAsync(IEveryShape echo, string shape, CallOptions options = default) =>
        (await Assert.ThrowsAsync<RpcException>(() => FailingEcho.Calls[shape](echo, options)))!.Failure();

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        _client.Dispose();
        await Host.DisposeAsync();
        _arrived.Dispose();
    }
}
