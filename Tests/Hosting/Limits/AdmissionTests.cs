using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Limits;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>Which calls are refused, and what they are told.</summary>
[TestFixture]
internal sealed class AdmissionTests
{
    private const string Say = nameof(IEveryShape.Say);
    private const string Repeat = nameof(IEveryShape.Repeat);

    // as many as an operation gets before it has answered any
    private static readonly int Free = 32 * Environment.ProcessorCount;

    private static readonly CallOptions WithDeadline = new(deadline: DateTime.UtcNow.AddHours(1));

    [Test]
    public async Task More_unary_calls_at_once_than_allowed_are_refused()
    {
        await using var busy = BusyHost.Start(limits => limits.MaxCalls = 2);
        await busy.FillAsync(Say, 2);

        var refusal = await BusyHost.RefusalAsync(busy.Echo, Say);

        Assert.That(
            (refusal.StatusCode, refusal.Sentence, refusal.ErrorInfo!.Reason, refusal.RetryDelay),
            Is.EqualTo((
                StatusCode.ResourceExhausted,
                "/hosting.EveryShape/Say is refused: there are no more than 2 calls at once in this instance of the service. "
                + "Call again: another instance may answer.",
                "TOO_MANY_CALLS",
                (TimeSpan?)TimeSpan.FromSeconds(1))));
    }

    [Test]
    public async Task A_place_that_is_free_again_is_given_again()
    {
        await using var busy = BusyHost.Start(limits => limits.MaxCalls = 1);
        await busy.FillAsync(Say, 1);
        await BusyHost.RefusalAsync(busy.Echo, Say);
        await busy.ReleaseAsync();

        // the place is free a moment after the answer
        for (var answered = false; !answered;)
        {
            try
            {
                await busy.Echo.Say(new Words());
                answered = true;
            }
            catch (RpcException full) when (full.StatusCode == StatusCode.ResourceExhausted)
            {
                await Task.Yield();
            }
        }
    }

    [Test]
    public async Task Streams_at_once_have_places_of_their_own()
    {
        await using var busy = BusyHost.Start(limits => limits.MaxStreams = 2);
        await busy.FillAsync(Repeat, 1);
        await busy.FillAsync(nameof(IEveryShape.Talk), 1);

        var refusal = await BusyHost.RefusalAsync(busy.Echo, nameof(IEveryShape.Join));

        Assert.That(refusal.ErrorInfo!.Reason, Is.EqualTo("TOO_MANY_STREAMS"));
        await busy.FillAsync(Say, 1);
    }

    [Test]
    public async Task A_connection_keeps_places_for_unary_calls()
    {
        await using var busy = BusyHost.Start(limits => limits.MaxStreamsPerConnection = 2);
        await busy.FillAsync(Repeat, 2);

        var refusal = await BusyHost.RefusalAsync(busy.Echo, Repeat);

        Assert.That(
            (refusal.Sentence, refusal.ErrorInfo!.Reason),
            Is.EqualTo((
                "/hosting.EveryShape/Repeat is refused: there are no more than 2 streams at once on one connection. "
                + "End one, or open another connection.",
                "TOO_MANY_STREAMS_ON_CONNECTION")));
        await busy.FillAsync(Say, 1);
    }

    [Test]
    public async Task Another_connection_has_streams_of_its_own()
    {
        await using var busy = BusyHost.Start(limits => limits.MaxStreamsPerConnection = 1);
        await busy.FillAsync(Repeat, 1);
        using var other = busy.Host.CreateClient<IEveryShape>();
        var stream = other.Service.Repeat(new Words()).ToListAsync().AsTask();

        await busy.ReleaseAsync();

        Assert.That(await stream, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Calls_of_an_operation_that_answers_none_in_time_are_refused()
    {
        await using var busy = BusyHost.Start(_ => { });
        await busy.FillAsync(Say, Free, WithDeadline);

        var refusal = await BusyHost.RefusalAsync(busy.Echo, Say, WithDeadline);

        Assert.That(
            (refusal.StatusCode, refusal.Sentence, refusal.ErrorInfo!.Reason, refusal.RetryDelay),
            Is.EqualTo((
                StatusCode.ResourceExhausted,
                "/hosting.EveryShape/Say is overloaded: the call could not be answered before its deadline. Call again later.",
                "SERVICE_OVERLOADED",
                (TimeSpan?)TimeSpan.FromSeconds(1))));
    }

    [Test]
    public async Task Calls_that_may_wait_for_ever_are_not_late()
    {
        await using var busy = BusyHost.Start(_ => { });
        await busy.FillAsync(Repeat, Free, WithDeadline);

        await busy.FillAsync(Repeat, 1);

        await BusyHost.RefusalAsync(busy.Echo, Repeat, WithDeadline);
    }

    [Test]
    public async Task Other_operations_do_not_suffer()
    {
        await using var busy = BusyHost.Start(_ => { });
        await busy.FillAsync(Say, Free, WithDeadline);

        await busy.FillAsync(Repeat, 1, WithDeadline);
    }

    [TestCase(nameof(IEveryShape.Join))]
    [TestCase(nameof(IEveryShape.Talk))]
    public async Task Streams_whose_length_is_their_callers_are_never_late(string shape)
    {
        await using var busy = BusyHost.Start(_ => { });

        await busy.FillAsync(shape, Free + 1, WithDeadline);
    }

    [Test]
    public async Task Requests_that_are_never_sent_to_their_end_keep_nobody_from_being_served()
    {
        await using var services = new ServiceCollection().AddLogging().AddCodeFirst().Services
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        var marshaller = new Marshaller<Words>((Words _) => throw new NotSupportedException(), _ => throw new NotSupportedException());
        var gate = new OperationGate(
            new Method<Words, Words>(MethodType.Unary, "hosting.EveryShape", Say, marshaller, marshaller),
            services.GetRequiredService<Admission>(),
            new LimitOptions());
        var sent = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 2 * Free).Select(_ => gate.RunAsync(NewCall(), _ => sent.Task)).ToList();

        var isServed = false;
        await gate.RunAsync(NewCall(), call =>
        {
            call.Features.GetRequiredFeature<CallRecord>().Reach();
            isServed = true;
            return Task.CompletedTask;
        });

        Assert.That(isServed);
        sent.SetResult();
        await Task.WhenAll(waiting);

        HttpContext NewCall()
        {
            var call = new DefaultHttpContext { RequestServices = services };
            call.Request.Headers["grpc-timeout"] = "1H";
            call.Features.Set(new CallRecord(0));
            return call;
        }
    }

    [Test]
    public async Task No_call_is_late_where_that_is_turned_off()
    {
        await using var busy = BusyHost.Start(limits => limits.RefuseLateCalls = false);

        await busy.FillAsync(Say, Free + 1, WithDeadline);
    }

    [Test]
    public async Task A_caller_that_calls_too_fast_is_refused()
    {
        await using var host = await ContractHost.StartAsync(
            new FailingEcho(_ => Task.FromResult(new Words())),
            services => services.Configure<LimitOptions>(limits => (limits.CallerCallsPerSecond, limits.CallerBurst) = (1, 2)));
        using var client = host.CreateClient<IEveryShape>();

        CallFailure? refusal = null;
        for (var call = 0; call < 200 && refusal is null; call++)
        {
            try
            {
                await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.Service.Say(new Words()).AsTask()));
            }
            catch (RpcException failed)
            {
                refusal = failed.Failure();
            }
        }

        Assert.That(
            (refusal!.StatusCode, refusal.Sentence, refusal.ErrorInfo!.Reason),
            Is.EqualTo((
                StatusCode.ResourceExhausted,
                "/hosting.EveryShape/Say is refused: there are no more than 1 calls a second from one caller. Call more slowly.",
                "CALLER_TOO_FAST")));
    }

    [Test]
    public async Task Health_is_answered_however_full_it_is()
    {
        await using var busy = BusyHost.Start(limits => (limits.MaxCalls, limits.CallerCallsPerSecond) = (1, 1));
        await busy.FillAsync(Say, 1);
        using var handler = new SocketsHttpHandler();
        busy.Host.Connect(handler);
        using var channel = GrpcChannel.ForAddress("http://memory:1", new GrpcChannelOptions { HttpHandler = handler });

        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());

        Assert.That(health.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
    }

    [Test]
    public async Task A_limit_out_of_its_bounds_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ContractHost.StartAsync(
            new Echo(),
            services => services.Configure<LimitOptions>(limits => (limits.MaxCalls, limits.MaxCallsPerConnection) = (-1, 0))));

        Assert.That(refused!.Message, Does.Contain(
            "CodeFirst:Limits:MaxCalls is -1; give from 1 to 1000000, or 0 for no limit.")
            .And.Contain("CodeFirst:Limits:MaxCallsPerConnection is 0; give from 1 to 1000000."));
    }
}
