using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

public sealed class DefaultDeadlineTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };

    [Test]
    public void A_unary_call_gets_5_seconds()
        => Assert.That(TimeoutOf(timed => timed.Unstated(Request)), Is.EqualTo(TimeSpan.FromSeconds(5)));

    [Test]
    public void An_operation_with_the_Async_suffix_gets_the_contracts_timeout()
        => Assert.That(TimeoutOf(timed => timed.OneSecondAsync(Request)), Is.EqualTo(TimeSpan.FromSeconds(1)));

    [Test]
    public void An_operation_with_a_name_of_its_own_gets_the_contracts_timeout()
        => Assert.That(TimeoutOf(timed => timed.TwoSeconds(Request)), Is.EqualTo(TimeSpan.FromSeconds(2)));

    [Test]
    public void A_blocking_operation_gets_the_contracts_timeout()
        => Assert.That(TimeoutOf(timed => timed.ThreeSecondsBlocking(Request)), Is.EqualTo(TimeSpan.FromSeconds(3)));

    [Test]
    public void An_inherited_service_gets_its_own_timeout()
        => Assert.That(TimeoutOf(timed => timed.SevenSeconds(Request)), Is.EqualTo(TimeSpan.FromSeconds(7)));

    [Test]
    public void A_sub_service_gets_its_own_timeout()
        => Assert.That(TimeoutOf(timed => timed.EightSeconds(Request)), Is.EqualTo(TimeSpan.FromSeconds(8)));

    [Test]
    public void A_stream_of_each_shape_gets_the_contracts_timeout()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TimeoutOf(timed => timed.QuarterSecondDownload(Request)), Is.EqualTo(TimeSpan.FromMilliseconds(250)));
            Assert.That(TimeoutOf(timed => timed.MinuteUpload(Requests())), Is.EqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(TimeoutOf(timed => timed.HourConversation(Requests())), Is.EqualTo(TimeSpan.FromHours(1)));
        });
    }

    [Test]
    public void A_stream_of_each_shape_has_no_deadline_otherwise()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TimeoutOf(timed => timed.UnstatedDownload(Request)), Is.Null);
            Assert.That(TimeoutOf(timed => timed.UnstatedUpload(Requests())), Is.Null);
            Assert.That(TimeoutOf(timed => timed.UnstatedConversation(Requests())), Is.Null);
        });
    }

    [Test]
    public void The_calls_own_deadline_wins_when_it_is_longer()
        => Assert.That(TimeoutOf(timed => timed.TwoSeconds(Request, After(60))), Is.EqualTo(TimeSpan.FromSeconds(60)));

    [Test]
    public void The_calls_own_deadline_wins_when_it_is_shorter()
        => Assert.That(TimeoutOf(timed => timed.TwoSeconds(Request, After(0.5))), Is.EqualTo(TimeSpan.FromSeconds(0.5)));

    [Test]
    public void The_calls_own_word_that_there_is_no_deadline_wins()
        => Assert.That(Recorded(timed => timed.TwoSeconds(Request, Deadline.None())).Options.Deadline, Is.EqualTo(DateTime.MaxValue));

    [Test]
    public void A_timeout_past_the_end_of_the_calendar_is_no_deadline()
        => Assert.That(Recorded(timed => timed.PastTheCalendar(Request)).Options.Deadline, Is.EqualTo(DateTime.MaxValue));

    [Test]
    public void The_default_can_be_changed()
        => Assert.That(
            TimeoutOf(timed => timed.Unstated(Request), options => options.DefaultTimeout = TimeSpan.FromSeconds(30)),
            Is.EqualTo(TimeSpan.FromSeconds(30)));

    [Test]
    public void The_default_can_be_turned_off()
        => Assert.That(TimeoutOf(timed => timed.Unstated(Request), options => options.DefaultTimeout = null), Is.Null);

    [Test]
    public void The_contracts_timeout_stays_when_the_default_is_turned_off()
        => Assert.That(
            TimeoutOf(timed => timed.TwoSeconds(Request), options => options.DefaultTimeout = null), Is.EqualTo(TimeSpan.FromSeconds(2)));

    [Test]
    public void The_contracts_timeouts_can_be_turned_off()
        => Assert.That(
            TimeoutOf(timed => timed.TwoSeconds(Request), options => options.UseContractTimeouts = false),
            Is.EqualTo(TimeSpan.FromSeconds(5)));

    [Test]
    public void The_rest_of_the_calls_options_stays()
    {
        using var cancel = new CancellationTokenSource();
        var headers = new Metadata { { "trace", "1" } };

        var options = Recorded(timed => timed.Unstated(Request, new CallOptions(headers, cancellationToken: cancel.Token))).Options;

        Assert.That((options.Headers, options.CancellationToken), Is.EqualTo((headers, cancel.Token)));
    }

    [TestCase(nameof(ITimedService.OneSecondAsync), "/test.Timed/OneSecond")]
    [TestCase(nameof(ITimedService.TwoSeconds), "/test.Timed/Renamed")]
    [TestCase(nameof(ITimedService.SevenSeconds), "/test.TimedBase/SevenSeconds")]
    [TestCase(nameof(ITimedService.EightSeconds), "/test.Timed/EightSeconds")]
    public void The_proxy_calls_an_operation_by_the_name_its_timeout_is_kept_under(string operation, string fullName)
    {
        var recorded = Recorded(timed => _ = operation switch
        {
            nameof(ITimedService.OneSecondAsync) => timed.OneSecondAsync(Request),
            nameof(ITimedService.TwoSeconds) => timed.TwoSeconds(Request),
            nameof(ITimedService.SevenSeconds) => timed.SevenSeconds(Request),
            _ => timed.EightSeconds(Request),
        });

        Assert.That(recorded.Method!.FullName, Is.EqualTo(fullName));
    }

    private static ProtoBuf.Grpc.CallContext After(double seconds)
        => Deadline.After(TimeSpan.FromSeconds(seconds), new StoppedClock(StoppedClock.Noon));

    private static TimeSpan? TimeoutOf(Action<ITimedService> call, Action<CodeFirstClientOptions>? configure = null)
        => Recorded(call, configure).Options.Deadline - StoppedClock.Noon.UtcDateTime;

    private static RecordingInvoker Recorded(Action<ITimedService> call, Action<CodeFirstClientOptions>? configure = null)
    {
        var invoker = new RecordingInvoker();
        using var client = CodeFirstClient.Create<ITimedService>(invoker, options =>
        {
            options.TimeProvider = new StoppedClock(StoppedClock.Noon);
            configure?.Invoke(options);
        });
        Assert.That(() => call(client.Service), Throws.TypeOf<RpcException>().With.Message.Contains("recorded"));
        return invoker;
    }

    private static async IAsyncEnumerable<UserRequest> Requests()
    {
        await Task.CompletedTask;
        yield break;
    }
}
