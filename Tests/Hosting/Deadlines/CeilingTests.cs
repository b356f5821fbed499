using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>How much time a service gives to calls that ask for none, or for more.</summary>
[TestFixture]
internal sealed class CeilingTests
{
    // what passes between the two clocks of a test
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    [Test]
    public async Task A_unary_call_without_a_deadline_gets_30_seconds()
        => Assert.That(await TimeOfAsync((slow, none) => slow.Unsaid(new Words(), none)), Is.InRange(TimeSpan.Zero, TimeSpan.FromSeconds(30)));

    [Test]
    public async Task A_stream_without_a_deadline_has_none()
        => Assert.That(await TimeOfAsync(FirstAsync), Is.GreaterThan(TimeSpan.FromDays(365)));

    [Test]
    public async Task A_later_deadline_is_cut_to_the_ceiling()
    {
        var time = await TimeOfAsync((slow, _) => slow.Unsaid(new Words(), Deadline.After(TimeSpan.FromHours(10))));

        Assert.That(time, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task An_earlier_deadline_stays_the_callers()
    {
        var time = await TimeOfAsync(
            (slow, _) => slow.Unsaid(new Words(), Deadline.After(TimeSpan.FromHours(1))), options => options.Unary = TimeSpan.FromHours(10));

        Assert.That(time, Is.InRange(TimeSpan.FromHours(1) - Slack, TimeSpan.FromHours(1) + Slack));
    }

    [Test]
    public async Task A_contract_that_lets_callers_wait_longer_raises_the_ceiling()
        => Assert.That(
            await TimeOfAsync((slow, none) => slow.Hour(new Words(), none)),
            Is.InRange(TimeSpan.FromHours(1) - Slack, TimeSpan.FromHours(1)));

    [Test]
    public async Task A_contract_that_lets_callers_wait_less_does_not_lower_it()
    {
        var time = await TimeOfAsync((slow, none) => slow.Second(new Words(), none), options => options.Unary = TimeSpan.FromHours(2));

        Assert.That(time, Is.InRange(TimeSpan.FromHours(2) - Slack, TimeSpan.FromHours(2)));
    }

    [Test]
    public async Task What_is_set_for_one_operation_holds_whatever_its_contract_says()
    {
        var time = await TimeOfAsync(
            (slow, none) => slow.Hour(new Words(), none), options => options.Methods["hosting.Slow/Hour"] = TimeSpan.FromHours(8));

        Assert.That(time, Is.InRange(TimeSpan.FromHours(8) - Slack, TimeSpan.FromHours(8)));
    }

    [Test]
    public async Task Zero_is_no_ceiling()
        => Assert.That(
            await TimeOfAsync((slow, none) => slow.Hour(new Words(), none), options => options.Unary = TimeSpan.Zero),
            Is.GreaterThan(TimeSpan.FromDays(365)));

    [Test]
    public async Task Streams_get_a_ceiling_where_it_is_set()
    {
        var time = await TimeOfAsync(FirstAsync, options => options.Streams = TimeSpan.FromHours(3));

        Assert.That(time, Is.InRange(TimeSpan.FromHours(3) - Slack, TimeSpan.FromHours(3)));
    }

    [Test]
    public async Task A_ceiling_of_no_operation_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(options => options.Methods["hosting.Slow/Hours"] = TimeSpan.FromHours(8)));

        Assert.That(refused!.Message, Is.EqualTo(
            "CodeFirst:Deadlines:Methods:hosting.Slow/Hours names no operation that is served. "
            + "Give one of hosting.Slow/Hour, hosting.Slow/Second, hosting.Slow/Stream, hosting.Slow/Unsaid."));
    }

    [Test]
    public async Task A_ceiling_out_of_its_bounds_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options =>
        {
            options.Unary = TimeSpan.FromDays(2);
            options.Methods["hosting.Slow/Hour"] = TimeSpan.FromSeconds(-1);
        }));

        Assert.That(refused!.Message, Does.Contain(
            "CodeFirst:Deadlines:Unary is '2.00:00:00'; give from 00:00:00.001 to 1.00:00:00, or 00:00:00 for no ceiling.")
            .And.Contain("CodeFirst:Deadlines:Methods:hosting.Slow/Hour is '-00:00:01'; give from"));
    }

    private static Task<ContractHost> StartAsync(Action<DeadlineOptions> configure)
        => ContractHost.StartAsync(new Slow(), services => services.Configure(configure));

    private static async ValueTask<Words> FirstAsync(ISlow slow, CallContext none) => await slow.Stream(new Words(), none).FirstAsync();

    /// <summary>How long the service has for a call, as it sees it itself.</summary>
    private static async Task<TimeSpan> TimeOfAsync(Func<ISlow, CallContext, ValueTask<Words>> call, Action<DeadlineOptions>? configure = null)
    {
        await using var host = await StartAsync(configure ?? (_ => { }));
        using var client = host.CreateClient<ISlow>();
        var deadline = (await call(client.Service, Deadline.None())).SaidAt;
        return deadline - DateTime.UtcNow;
    }
}
