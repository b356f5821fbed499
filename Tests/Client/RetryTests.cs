using CodeFirst.Annotations;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>What the contract calls harmless to repeat is repeated, and nothing else is.</summary>
[TestFixture]
internal sealed class RetryTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };

    private static IEnumerable<TestCaseData> Calls =>
    [
        Call("unary", async users => await users.GetUserStats(Request)),
        Call("server streaming", async users => await users.ExportUserStats(new ExportUserStatsRequest()).ToListAsync()),
        Call("client streaming", async users => await users.RecordPoints(Streams.Of(new RecordPointsRequest(), new RecordPointsRequest()))),
        Call("duplex", async users => await users.WatchUserStats(Streams.Of(new WatchUserStatsRequest())).ToListAsync()),
    ];

    [TestCaseSource(nameof(Calls))]
    public async Task A_harmless_call_of_any_shape_succeeds_at_the_third_attempt(Func<IUserService, Task> call)
    {
        var users = new FailingUsers(failures: 2);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, Quick);

        await call(client.Service);

        Assert.That(users.Attempts, Is.EqualTo("0 1 2"));
    }

    [Test]
    public async Task A_retried_upload_sends_again_what_it_had_sent()
    {
        var users = new FailingUsers(failures: 2);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, Quick);

        var reply = await client.Service.RecordPoints(AsyncEnumerable.Repeat(new RecordPointsRequest(), 7));

        Assert.That(reply.Recorded, Is.EqualTo(7));
    }

    [Test]
    public async Task The_fourth_attempt_is_not_made()
        => Assert.That(await AttemptsAsync(new FailingUsers(failures: 3), Quick), Is.EqualTo("0 1 2"));

    [Test]
    public async Task As_many_attempts_are_made_as_the_options_say()
        => Assert.That(
            await AttemptsAsync(new FailingUsers(failures: 5), options =>
            {
                Quick(options);
                options.MaxAttempts = 4;
            }),
            Is.EqualTo("0 1 2 3"));

    [Test]
    public async Task One_attempt_is_no_retry()
        => Assert.That(await AttemptsAsync(new FailingUsers(failures: 1), options => options.MaxAttempts = 1), Is.EqualTo("0"));

    [TestCase(StatusCode.Internal)]
    [TestCase(StatusCode.NotFound)]
    [TestCase(StatusCode.ResourceExhausted)]
    public async Task Only_UNAVAILABLE_is_retried(StatusCode status)
        => Assert.That(await AttemptsAsync(new FailingUsers(failures: 1, status), Quick), Is.EqualTo("0"));

    [Test]
    public async Task A_call_whose_contract_promises_nothing_is_not_retried()
    {
        var users = new FailingUsers(failures: 1);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        using var client = CodeFirstClient.Create<IUnpromisedUserService>(host.Address, Quick);

        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Fails.With(StatusCode.Unavailable));

        Assert.That(users.Attempts, Is.EqualTo("0"));
    }

    [Test]
    public async Task An_injected_client_retries_too()
    {
        var users = new FailingUsers(failures: 2);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        var services = new ServiceCollection();
        services.AddCodeFirstClient<IUserService>(options =>
        {
            options.Address = new Uri(host.Address);
            Quick(options);
        });
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IUserService>().GetUserStats(Request);

        Assert.That(users.Attempts, Is.EqualTo("0 1 2"));
    }

    [Test]
    public async Task A_service_that_fails_most_calls_gets_fewer_and_fewer_retries()
    {
        var users = new FailingUsers(failures: 100);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, Quick);

        for (var call = 0; call < 19; call++)
            await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Fails.With(StatusCode.Unavailable));

        // of a hundred tokens three are gone after each call, and the fiftieth with the second attempt of the seventeenth
        Assert.That(users.Attempts, Is.EqualTo($"{string.Concat(Enumerable.Repeat("0 1 2 ", 16))}0 1 0 0"));
    }

    [Test]
    public async Task Calls_that_fail_at_the_same_moment_as_when_a_replica_dies_are_all_made_again()
    {
        const int Dying = 40;
        var arrived = 0;
        var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnGet = async (request, _) =>
            {
                var number = Interlocked.Increment(ref arrived);
                if (number > Dying)
                    return new UserResponse { UserId = request.UserId };
                if (number == Dying)
                    died.SetResult();
                await died.Task;
                throw new RpcException(new Status(StatusCode.Unavailable, "gone"));
            },
        });
        using var client = CodeFirstClient.Create<IUserService>(host.Address, Quick);

        await Task.WhenAll(Enumerable.Range(0, Dying).Select(_ => client.Service.GetUserStats(Request).AsTask()));

        Assert.That(arrived, Is.EqualTo(2 * Dying));
    }

    [Test]
    public async Task A_hedged_call_is_answered_by_whoever_answers_first()
    {
        var first = new TaskCompletionSource();
        var calls = 0;
        var users = new StubUserService
        {
            OnGet = async (request, context) =>
            {
                if (Interlocked.Increment(ref calls) == 1)
                    await first.Task.WaitAsync(context.CancellationToken);
                return new UserResponse { UserId = request.UserId, TotalPoints = 1500 };
            },
        };
        await using var host = await StubUserServiceHost.StartAsync(users);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options => options.HedgingDelay = TimeSpan.FromMilliseconds(50));

        var user = await client.Service.GetUserStats(Request, Deadline.None());

        Assert.That((user.TotalPoints, calls), Is.EqualTo((1500, 2)).Or.EqualTo((1500, 3)));
    }

    [Test]
    public async Task A_stream_and_a_call_that_writes_are_never_hedged()
    {
        var users = new FailingUsers(failures: 0);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options => options.HedgingDelay = TimeSpan.Zero);

        await client.Service.ExportUserStats(new ExportUserStatsRequest()).ToListAsync();
        await client.Service.RecordPoints(AsyncEnumerable.Repeat(new RecordPointsRequest(), 1));

        Assert.That(users.Attempts, Is.EqualTo("0 0"));
    }

    [TestCase(0)]
    [TestCase(6)]
    public void Attempts_out_of_bounds_are_refused(int attempts)
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>("http://127.0.0.1:1", options => options.MaxAttempts = attempts),
            Throws.ArgumentException.With.Message.EqualTo(
                $"MaxAttempts is {attempts}: it must be from 1, which never repeats a call, to 5, gRPC's own limit."));

    [Test]
    public void Times_out_of_bounds_are_refused_each_in_a_sentence()
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>("http://127.0.0.1:1", options =>
            {
                options.InitialBackoff = TimeSpan.Zero;
                options.MaxBackoff = TimeSpan.FromMinutes(2);
                options.HedgingDelay = TimeSpan.FromSeconds(-1);
                options.ConnectTimeout = TimeSpan.Zero;
                options.KeepAliveInterval = TimeSpan.FromMilliseconds(10);
                options.KeepAliveTimeout = TimeSpan.Zero;
            }),
            Throws.ArgumentException.With.Message.EqualTo(
                "InitialBackoff is '00:00:00': it must be from 1 millisecond to 1 minute. "
                + "MaxBackoff is '00:02:00': it must be from 1 millisecond to 1 minute. "
                + "HedgingDelay is '-00:00:01': it must be from 0 seconds to 1 minute, or null for no hedging. "
                + "ConnectTimeout is '00:00:00': it must be from 1 millisecond to 10 minutes. "
                + "KeepAliveInterval is '00:00:00.0100000': it must be from 1 second to 24 hours, or null for no pings. "
                + "KeepAliveTimeout is '00:00:00': it must be from 1 second to 10 minutes."));

    [Test]
    public void Connections_open_soon_or_fail_and_are_pinged_only_while_they_carry_calls()
    {
        SocketsHttpHandler handler = null!;
        CodeFirstClient.Create<IUserService>("http://127.0.0.1:1", options => options.ConfigureHandler = made => handler = made).Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(handler.ConnectTimeout, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(handler.KeepAlivePingDelay, Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(handler.KeepAlivePingTimeout, Is.EqualTo(TimeSpan.FromSeconds(20)));
            Assert.That(handler.KeepAlivePingPolicy, Is.EqualTo(HttpKeepAlivePingPolicy.WithActiveRequests));
            Assert.That(handler.EnableMultipleHttp2Connections, Is.True);
        });
    }

    [Test]
    public void The_policy_of_each_operation_is_what_its_contract_says()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Policy(nameof(IUserService.GetUserStats), isUnary: true), Is.EqualTo((5, true, true)));
            Assert.That(Policy(nameof(IUserService.ExportUserStats), isUnary: false), Is.EqualTo((0, true, false)));
            Assert.That(Policy(nameof(IUserService.RecordPoints), isUnary: false), Is.EqualTo((0, true, false)));
        });

        static (double Seconds, bool Retried, bool Hedged) Policy(string operation, bool isUnary)
        {
            var policy = CallPolicy.Of(typeof(IUserService).GetMethod(operation)!, isUnary);
            return (policy.Timeout?.TotalSeconds ?? 0, policy.IsRetried, policy.MayBeHedged);
        }
    }

    private static async Task<string> AttemptsAsync(FailingUsers users, Action<CodeFirstClientOptions> configure)
    {
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, configure);
        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Throws.TypeOf<RpcException>());
        return users.Attempts;
    }

    private static void Quick(CodeFirstClientOptions options) => options.InitialBackoff = TimeSpan.FromMilliseconds(1);

    private static TestCaseData Call(string shape, Func<IUserService, Task> call) => new TestCaseData(call).SetArgDisplayNames(shape);
}
