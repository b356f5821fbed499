using CodeFirst.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
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
