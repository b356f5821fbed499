using System.Threading.Channels;
using CodeFirst.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Tests.Hosting;

/// <summary>A host that is told to stop, in the order things happen.</summary>
[TestFixture]
internal sealed class StoppingTests
{
    [Test]
    public async Task Health_says_NOT_SERVING_and_calls_go_on_until_the_delay_has_passed()
    {
        await using var host = await StartAsync(options => options.StopDelay = TimeSpan.FromMinutes(5));
        using var watch = new Health.HealthClient(host.Channel).Watch(new HealthCheckRequest { Service = "hosting.Echo" });
        await watch.ResponseStream.MoveNext();
        var before = watch.ResponseStream.Current.Status;
        using var patience = new CancellationTokenSource();

        var stopping = host.StopAsync(patience.Token);

        await watch.ResponseStream.MoveNext();
        Assert.That(
            (before, watch.ResponseStream.Current.Status),
            Is.EqualTo((HealthCheckResponse.Types.ServingStatus.Serving, HealthCheckResponse.Types.ServingStatus.NotServing)));
        Assert.That(await HealthAsync(host), Is.EqualTo(HealthCheckResponse.Types.ServingStatus.NotServing));
        Assert.That((await host.Channel.CreateGrpcService<IEcho>().Say(new Words { Text = "still here" })).Text, Is.EqualTo("still here"));
        Assert.That(stopping.IsCompleted, Is.False);
        await patience.CancelAsync();
        await stopping;
    }

    [Test]
    public async Task A_stream_goes_on_until_the_delay_has_passed_and_then_ends_with_UNAVAILABLE()
    {
        var clock = new FakeTimeProvider();
        var said = Channel.CreateUnbounded<Words>();
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<FedChorus>(),
            builder => builder.Services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton(said.Reader)
                .Configure<CodeFirstHostingOptions>(options => options.StopDelay = TimeSpan.FromMinutes(5)));
        var heard = host.Channel.CreateGrpcService<IChorus>().Repeat(new Words()).GetAsyncEnumerator();
        said.Writer.TryWrite(new Words { Text = "here" });
        await heard.MoveNextAsync();

        var stopping = host.StopAsync();
        await HealthIsAsync(host, HealthCheckResponse.Types.ServingStatus.NotServing);
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        said.Writer.TryWrite(new Words { Text = "still here" });
        await heard.MoveNextAsync();
        var text = heard.Current.Text;
        var next = heard.MoveNextAsync().AsTask();
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.That(text, Is.EqualTo("still here"));
        Assert.That((await Assert.ThrowsAsync<RpcException>(() => next)).Status, Is.EqualTo(
            new Status(StatusCode.Unavailable, "The service is stopping. Call again: another instance may answer.")));
        await stopping;
    }

    [Test]
    public async Task GOAWAY_comes_while_a_unary_call_is_under_way_and_its_answer_after_it()
    {
        var held = new HeldEcho();
        await using var host = await StartAsync(held: held);
        await using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.CallAsync("/hosting.Echo/Say", stream: 1);
        await held.Reached.Task;

        var stopping = host.StopAsync();
        await connection.ReadAsync(FrameType.GoAway);
        held.Release.SetResult();

        Assert.That((await connection.ReadAsync(FrameType.Data)).Stream, Is.EqualTo(1));
        // as a client does that has no call left on it
        await connection.DisposeAsync();
        await stopping;
    }

    [Test]
    public async Task A_unary_call_under_way_finishes_and_the_host_waits_for_it()
    {
        var held = new HeldEcho();
        await using var host = await StartAsync(held: held);
        var call = host.Channel.CreateGrpcService<IEcho>().Say(new Words { Text = "patience" }).AsTask();
        await held.Reached.Task;

        var stopping = host.StopAsync();
        await held.Stopping;
        held.Release.SetResult();

        Assert.That((await call).Text, Is.EqualTo("patience"));
        await stopping;
    }

    [Test]
    public async Task A_call_that_does_not_finish_within_the_timeout_is_cut()
    {
        var held = new HeldEcho();
        await using var host = await StartAsync(options => options.StopTimeout = TimeSpan.FromSeconds(1), held);
        var call = host.Channel.CreateGrpcService<IEcho>().Say(new Words()).AsTask();
        await held.Reached.Task;

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<RpcException>(() => call);
    }

    [Test]
    public async Task The_delay_and_the_timeout_together_are_the_hosts_shutdown_timeout()
    {
        await using var host = await StartAsync(options =>
            (options.StopDelay, options.StopTimeout) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7)));

        Assert.That(
            host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout, Is.EqualTo(TimeSpan.FromSeconds(12)));
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(CodeFirstHost host) =>
        (await new Health.HealthClient(host.Channel).CheckAsync(new HealthCheckRequest())).Status;

    // health looks again when the host stops; whoever asks for it while it looks is told what it was
    private static async Task HealthIsAsync(CodeFirstHost host, HealthCheckResponse.Types.ServingStatus status)
    {
        using var watch = new Health.HealthClient(host.Channel).Watch(new HealthCheckRequest());
        while (await watch.ResponseStream.MoveNext() && watch.ResponseStream.Current.Status != status)
        {
        }
    }

    private static Task<CodeFirstHost> StartAsync(Action<CodeFirstHostingOptions>? configure = null, HeldEcho? held = null) =>
        CodeFirstHost.StartAsync(
            application =>
            {
                if (held is null)
                    application.MapCodeFirst<Echo>();
                else
                    application.MapCodeFirst<HeldEcho>();
                held?.Stopping = Cancelled(application.Lifetime.ApplicationStopping);
            },
            builder =>
            {
                builder.Services.Configure(configure ?? (_ => { }));
                if (held is not null)
                    builder.Services.AddSingleton(held);
            });

    private static Task Cancelled(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(cancelled.SetResult);
        return cancelled.Task;
    }

    /// <summary>Says what it is fed.</summary>
    private sealed class FedChorus(ChannelReader<Words> said) : IChorus
    {
        public IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default) => said.ReadAllAsync(context.CancellationToken);
    }

    /// <summary>Answers when it is let.</summary>
    private sealed class HeldEcho : IEcho
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stopping { get; set; } = Task.CompletedTask;

        public async ValueTask<Words> Say(Words words, CallContext context = default)
        {
            Reached.SetResult();
            await Release.Task.WaitAsync(context.CancellationToken);
            return words;
        }
    }
}
