using System.Net;
using System.Net.Http.Headers;
using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>The deadlines of unary calls, which the host keeps in gRPC's place.</summary>
[TestFixture]
internal sealed class KeptDeadlineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_method_that_blocks_its_thread_is_told_by_its_token_and_answered_for_when_it_returns()
    {
        await using var host = await StartAsync(call =>
        {
            call.CancellationToken.WaitHandle.WaitOne(Hang);
            return Task.FromResult(new Words());
        });

        var late = await Assert.ThrowsAsync<RpcException>(() => SayAsync(host, CancellationToken.None));

        Assert.That(late!.Failure().ErrorInfo!.Reason, Is.EqualTo("SERVICE_DEADLINE"));
    }

    [Test]
    public async Task A_deadline_of_the_callers_is_kept_when_it_is_the_earlier()
    {
        await using var host = await StartAsync(Never, ceiling: TimeSpan.FromHours(1));
        using var client = new HttpClient();

        var (status, message) = await SendAsync(client, host, "50m");

        Assert.That((status, Uri.UnescapeDataString(message)), Is.EqualTo(("4", "The deadline of /hosting.EveryShape/Say has passed.")));
    }

    [TestCase("1n")]
    [TestCase("10H")]
    [TestCase("nonsense")]
    public async Task The_ceiling_is_kept_when_the_callers_is_later_or_no_time(string timeout)
    {
        await using var host = await StartAsync(Never);
        using var client = new HttpClient();

        var (status, message) = await SendAsync(client, host, timeout);

        Assert.That(status, Is.EqualTo("4"));
        Assert.That(message, Does.Contain("took longer than the 0.05 s"));
    }

    [Test]
    public async Task A_request_that_is_not_sent_to_its_end_is_over_in_time()
    {
        await using var host = await StartAsync(_ => Task.FromResult(new Words()));
        using var client = new HttpClient();
        using var half = new HalfOfARequest();

        var (status, message) = await SendAsync(client, host, timeout: null, half);

        Assert.That(status, Is.EqualTo("4"));
        Assert.That(message, Does.Contain("took longer than the 0.05 s"));
    }

    [Test]
    public async Task A_caller_that_is_gone_cancels_the_token_before_the_deadline()
    {
        using var gone = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await StartAsync(
            async call =>
            {
                call.CancellationToken.Register(() => cancelled.TrySetResult(true));
                await gone.CancelAsync();
                return await Never(call);
            },
            ceiling: TimeSpan.FromHours(1));

        var left = await Assert.ThrowsAsync<RpcException>(() => SayAsync(host, gone.Token));

        Assert.That(left!.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(await cancelled.Task.WaitAsync(Hang), Is.True);
    }

    [Test]
    public async Task One_clock_ends_many_calls_each_at_its_own_time()
    {
        await using var host = await StartAsync(Never, ceiling: TimeSpan.FromHours(1));

        using var client = new HttpClient();
        using var gone = new CancellationTokenSource();
        var patient = Enumerable.Range(0, 10).Select(_ => SendAsync(client, host, "1H", cancellationToken: gone.Token)).ToList();
        var hasty = Enumerable.Range(1, 20).Select(n => SendAsync(client, host, $"{500 + (10 * n)}m")).ToList();

        var answers = await Task.WhenAll(hasty);

        Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo("4"));
        Assert.That(patient.Select(call => call.IsCompleted), Has.All.False);
        await gone.CancelAsync();
        foreach (var call in patient)
            await Assert.ThrowsAsync<TaskCanceledException>(() => call);
    }

    [TestCase("5000000S")]
    [TestCase("99999999H")]
    public async Task A_deadline_beyond_what_a_timer_or_a_clock_can_hold_is_none_that_passes(string timeout)
    {
        await using var host = await StartAsync(
            async call =>
            {
                await Task.Yield();
                return new Words { SaidAt = call.ServerCallContext!.Deadline };
            },
            ceiling: TimeSpan.Zero);
        using var client = new HttpClient();

        var (status, _) = await SendAsync(client, host, timeout);

        Assert.That(status, Is.EqualTo("0"));
    }

    [Test]
    public async Task What_one_call_registers_with_its_token_keeps_no_other_waiting()
    {
        const int Calls = 3;
        var time = new FakeTimeProvider();
        using var release = new ManualResetEventSlim();
        using var begun = new CountdownEvent(Calls);
        await using var host = await StartAsync(
            call =>
            {
                call.CancellationToken.Register(() => release.Wait(Hang));
                begun.Signal();
                return Never(call);
            },
            ceiling: TimeSpan.FromHours(1),
            time);
        using var client = new HttpClient();
        var calls = Enumerable.Range(0, Calls).Select(_ => SendAsync(client, host, timeout: null)).ToList();
        await Task.Run(() => begun.Wait(Hang));

        var passing = Task.Run(() => time.Advance(TimeSpan.FromHours(2)));
        var answers = await Task.WhenAll(calls).WaitAsync(Hang / 3);
        release.Set();
        await passing;

        Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo("4"));
    }

    private static async Task<Words> Never(CallContext call)
    {
        await Task.Delay(Timeout.Infinite, call.CancellationToken);
        return new Words();
    }

    private static Task<CodeFirstHost> StartAsync(
        Func<CallContext, Task<Words>> reply, TimeSpan? ceiling = null, TimeProvider? time = null) => CodeFirstHost.StartAsync(
        application => CodeFirstEndpointExtensions.MapCodeFirst<FailingEcho>(application),
        builder =>
        {
            builder.Services.AddSingleton(time ?? TimeProvider.System);
            builder.Services.Configure<DeadlineOptions>(options => options.Unary = ceiling ?? Soon);
            builder.Services.AddSingleton(new FailingEcho(reply));
        });

    private static Task<byte[]> SayAsync(CodeFirstHost host, CancellationToken cancellationToken)
    {
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        return host.Channel.CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, "hosting.EveryShape", "Say", bytes, bytes),
            null,
            new CallOptions(cancellationToken: cancellationToken),
            []).ResponseAsync;
    }

    // gRPC's client sends no timeout but its own, and ends the call by itself
    private static async Task<(string Status, string Message)> SendAsync(
        HttpClient client, CodeFirstHost host, string? timeout, HttpContent? content = null, CancellationToken cancellationToken = default)
    {
        using var empty = new ByteArrayContent([0, 0, 0, 0, 0]);
        empty.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "hosting.EveryShape/Say"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content ?? empty,
        };
        request.Headers.TE.ParseAdd("trailers");
        if (timeout is not null)
            request.Headers.Add("grpc-timeout", timeout);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).WaitAsync(Hang, cancellationToken);
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var said = response.Headers.Contains("grpc-status") ? response.Headers : response.TrailingHeaders;
        return (said.GetValues("grpc-status").Single(), said.TryGetValues("grpc-message", out var message) ? message.Single() : "");
    }

    private sealed class HalfOfARequest : HttpContent
    {
        private readonly TaskCompletionSource _never = new();

        public HalfOfARequest() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0, 0, 9, 10 });
            await stream.FlushAsync();
            await _never.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _never.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
