using CodeFirst.Client;
using CodeFirst.Hosting.Internal.Failures;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>What calls inherit that a service makes while it serves one.</summary>
[TestFixture]
internal sealed class InheritedDeadlineTests
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [Test]
    public async Task The_deadline_of_the_served_call_is_that_of_the_call_within()
        => Assert.That(await TimeWithinAsync(own: 5, served: 1), Is.InRange(TimeSpan.FromHours(1) - Slack, TimeSpan.FromHours(1) + Slack));

    [Test]
    public async Task An_earlier_deadline_of_its_own_stays()
        => Assert.That(await TimeWithinAsync(own: 1, served: 5), Is.InRange(TimeSpan.FromHours(1) - Slack, TimeSpan.FromHours(1) + Slack));

    [Test]
    public async Task A_client_that_is_told_not_to_inherits_nothing()
        => Assert.That(
            await TimeWithinAsync(own: 5, served: 1, options => options.InheritServedCall = false),
            Is.InRange(TimeSpan.FromHours(5) - Slack, TimeSpan.FromHours(5) + Slack));

    [Test]
    public async Task A_client_of_a_container_inherits_too()
    {
        await using var behind = await ContractHost.StartAsync(new Slow());
        await using var services = Clients(behind);
        var within = services.GetRequiredService<ISlow>();

        var time = await TimeThroughAsync(async _ => await within.Stream(new Words(), Deadline.None()).FirstAsync(), served: 1);

        Assert.That(time, Is.InRange(TimeSpan.FromHours(1) - Slack, TimeSpan.FromHours(1) + Slack));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task A_caller_that_goes_takes_the_call_within_along(string shape)
    {
        var (begun, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var behind = await ContractHost.StartAsync(new FailingEcho(async call =>
        {
            call.CancellationToken.Register(() => cancelled.TrySetResult());
            begun.TrySetResult();
            await cancelled.Task;
            return new Words();
        }));
        using var within = behind.CreateClient<IEveryShape>(options => options.DefaultTimeout = null);
        // a token of its own, which never is cancelled, must not hide that of the served call
        using var own = new CancellationTokenSource();
        await using var host = await ContractHost.StartAsync(new FailingEcho(async _ =>
        {
            await FailingEcho.Calls[shape](within.Service, new CallOptions(cancellationToken: own.Token));
            return new Words();
        }));
        using var client = host.CreateClient<IEveryShape>();
        using var goes = new CancellationTokenSource();
        var call = client.Service.Say(new Words(), Deadline.After(TimeSpan.FromHours(1), goes.Token)).AsTask();
        await begun.Task;

        await goes.CancelAsync();

        await cancelled.Task;
        Assert.That((await Assert.ThrowsAsync<RpcException>(() => call))!.StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    [TestCase(0.05, true)]
    [TestCase(60, false)]
    public void A_call_within_that_ends_at_the_inherited_deadline_says_that_this_has_passed(double secondsLeft, bool passed)
    {
        var served = new FakeCall { Deadline = DateTime.UtcNow.AddSeconds(secondsLeft) };
        var failed = new RpcException(new Status(StatusCode.DeadlineExceeded, "")) { Data = { ["CodeFirst.Client"] = served.Deadline } };

        Assert.That(Downstream.RanOutOfTimeOf(served.Context.ServerCallContext!, failed), Is.EqualTo(passed));
    }

    [Test]
    public async Task Every_failure_of_a_client_carries_the_deadline_of_its_call()
    {
        await using var behind = await ContractHost.StartAsync(new FailingEcho(_ => throw new RpcException(new Status(StatusCode.Aborted, ""))));
        using var client = behind.CreateClient<IEveryShape>();
        var deadline = DateTime.UtcNow.AddHours(1);

        var failed = await Assert.ThrowsAsync<RpcException>(
            () => client.Service.Say(new Words(), new CallOptions(deadline: deadline)).AsTask());

        Assert.That(failed!.Data["CodeFirst.Client"], Is.EqualTo(deadline));
    }

    private static ServiceProvider Clients(ContractHost host)
    {
        var services = new ServiceCollection();
        services.AddCodeFirstClient<ISlow>(options =>
        {
            options.Address = new Uri("http://memory:1");
            options.ConfigureHandler = host.Connect;
        });
        return services.BuildServiceProvider();
    }

    private static async Task<TimeSpan> TimeWithinAsync(int own, int served, Action<CodeFirstClientOptions>? configure = null)
    {
        await using var behind = await ContractHost.StartAsync(new Slow());
        using var within = behind.CreateClient<ISlow>(configure);
        return await TimeThroughAsync(
            async _ => await within.Service.Stream(new Words(), Deadline.After(TimeSpan.FromHours(own))).FirstAsync(), served);
    }

    /// <summary>How long the service behind has for a call that is made within one of so many hours.</summary>
    private static async Task<TimeSpan> TimeThroughAsync(Func<CallContext, Task<Words>> within, int served)
    {
        await using var host = await ContractHost.StartAsync(new FailingEcho(within));
        using var client = host.CreateClient<IEveryShape>();
        var reply = await client.Service.Repeat(new Words(), Deadline.After(TimeSpan.FromHours(served))).FirstAsync();
        return reply.SaidAt - DateTime.UtcNow;
    }
}
