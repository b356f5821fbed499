using CodeFirst.Hosting;
using CodeFirst.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>What a connection may carry, and for how long.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ConnectionTests
{
    private readonly ManualClock _clock = new();
    private readonly PushSource<Words> _words = new();

    [Test, CancelAfter(60_000)]
    public async Task A_connection_that_is_too_old_is_left_and_its_streams_go_on(CancellationToken patience)
    {
        await using var host = await StartAsync(_ => { });
        using var client = host.CreateClient<IChorus>();
        using var echo = host.CreateClient<IEcho>();
        await using var stream = client.Service.Repeat(new Words()).GetAsyncEnumerator(patience);
        _words.Push(new Words { Text = "before" });
        await stream.MoveNextAsync();
        var first = (await echo.Service.Say(new Words())).Text;

        foreach (var timer in _clock.Timers)
            timer.Fire();

        while ((await echo.Service.Say(new Words())).Text == first)
            patience.ThrowIfCancellationRequested();
        _words.Push(new Words { Text = "after" });
        Assert.That(await stream.MoveNextAsync() ? stream.Current.Text : null, Is.EqualTo("after"));
    }

    [Test, CancelAfter(60_000)]
    public async Task After_the_grace_it_is_cut(CancellationToken patience)
    {
        await using var host = await StartAsync(limits => limits.ConnectionAgeGrace = TimeSpan.FromMinutes(1));
        using var client = host.CreateClient<IChorus>();
        await using var stream = client.Service.Repeat(new Words()).GetAsyncEnumerator(patience);
        _words.Push(new Words { Text = "before" });
        await stream.MoveNextAsync();
        var next = stream.MoveNextAsync().AsTask();

        var timer = _clock.Timers.Single();
        timer.Fire();
        timer.Fire();

        Assert.That(timer.Period, Is.EqualTo(TimeSpan.FromMinutes(1)));
        var cut = await Assert.ThrowsAsync<RpcException>(() => next);
        Assert.That(cut!.StatusCode, Is.Not.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public async Task Ages_differ_by_a_tenth_at_most()
    {
        await using var host = await StartAsync(_ => { });
        for (var connection = 0; connection < 20; connection++)
        {
            using var client = host.CreateClient<IEcho>();
            await client.Service.Say(new Words());
        }

        var ages = _clock.Timers.Select(timer => timer.DueTime).ToList();

        Assert.That(ages, Has.Count.EqualTo(20).And.All.InRange(TimeSpan.FromMinutes(27), TimeSpan.FromMinutes(33)));
        Assert.That(ages.Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public async Task Kestrel_has_the_limits_that_are_its_own()
    {
        await using var host = await StartAsync(limits => limits.MaxReceiveMessageSize = 50_000_000);

        var kestrel = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.That(
            (kestrel.MaxConcurrentConnections, kestrel.Http2.MaxStreamsPerConnection, kestrel.Http2.KeepAlivePingDelay, kestrel.Http2.KeepAlivePingTimeout),
            Is.EqualTo(((long?)10_000, 100, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(20))));
        Assert.That(kestrel.MaxRequestBodySize, Is.GreaterThan(50_000_000));
    }

    [Test]
    public async Task What_the_application_sets_itself_holds()
    {
        await using var host = await ContractHost.StartAsync(
            new Echo(), services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = 7));

        var kestrel = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.That(kestrel.Http2.MaxStreamsPerConnection, Is.EqualTo(7));
    }

    private Task<ContractHost> StartAsync(Action<LimitOptions> configure) => ContractHost.StartAsync(
        new Connected(_words),
        services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            services.Configure(configure);
        });

    /// <summary>Says on which connection it was called.</summary>
    private sealed class Connected(PushSource<Words> words) : IEcho, IChorus
    {
        public ValueTask<Words> Say(Words words, CallContext context = default) =>
            new(new Words { Text = context.ServerCallContext!.GetHttpContext().Connection.Id });

        public IAsyncEnumerable<Words> Repeat(Words _, CallContext context = default) => words;
    }
}
