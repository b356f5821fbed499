using System.Net;
using System.Net.Http.Headers;
using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
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

        var late = await Assert.ThrowsAsync<RpcException>(() => SayAsync(host, []));

        Assert.That(late!.Failure().ErrorInfo!.Reason, Is.EqualTo("SERVICE_DEADLINE"));
    }

    [Test]
    public async Task A_deadline_of_the_callers_is_kept_when_it_is_the_earlier()
    {
        await using var host = await StartAsync(Never, ceiling: TimeSpan.FromHours(1));

        var late = await Assert.ThrowsAsync<RpcException>(() => SayAsync(host, new Metadata { { "grpc-timeout", "50m" } }));

        Assert.That(late!.Status, Is.EqualTo(new Status(StatusCode.DeadlineExceeded, "The deadline of /hosting.EveryShape/Say has passed.")));
    }

    [Test]
    public async Task A_request_that_is_not_sent_to_its_end_is_over_in_time()
    {
        await using var host = await StartAsync(_ => Task.FromResult(new Words()));
        using var client = new HttpClient();
        using var half = new HalfOfARequest();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "hosting.EveryShape/Say"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = half,
        };

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Hang);

        Assert.That(response.Headers.GetValues("grpc-status").Single(), Is.EqualTo("4"));
        Assert.That(response.Headers.GetValues("grpc-message").Single(), Does.Contain("took longer than the 0.05 s"));
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

        var left = await Assert.ThrowsAsync<RpcException>(() => SayAsync(host, [], gone.Token));

        Assert.That(left!.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(await cancelled.Task.WaitAsync(Hang), Is.True);
    }

    [Test]
    public async Task One_clock_ends_many_calls_each_at_its_own_time()
    {
        await using var host = await StartAsync(Never, ceiling: TimeSpan.FromHours(1));

        var timeouts = Enumerable.Range(1, 200).Select(n => n % 2 == 0 ? $"{n}m" : "1H").ToList();
        using var gone = new CancellationTokenSource();
        var calls = timeouts.Select(timeout => (timeout, said: SayAsync(host, new Metadata { { "grpc-timeout", timeout } }, gone.Token))).ToList();

        foreach (var (_, said) in calls.Where(call => call.timeout != "1H"))
            Assert.That((await Assert.ThrowsAsync<RpcException>(() => said.WaitAsync(Hang)))!.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(calls.Where(call => call.timeout == "1H").Select(call => call.said.IsCompleted), Has.All.False);
        await gone.CancelAsync();
        foreach (var (_, said) in calls.Where(call => call.timeout == "1H"))
            Assert.That((await Assert.ThrowsAsync<RpcException>(() => said.WaitAsync(Hang)))!.StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    private static async Task<Words> Never(CallContext call)
    {
        await Task.Delay(Timeout.Infinite, call.CancellationToken);
        return new Words();
    }

    private static Task<CodeFirstHost> StartAsync(Func<CallContext, Task<Words>> reply, TimeSpan? ceiling = null) => CodeFirstHost.StartAsync(
        application => CodeFirstEndpointExtensions.MapCodeFirst<FailingEcho>(application),
        builder =>
        {
            builder.Services.Configure<DeadlineOptions>(options => options.Unary = ceiling ?? Soon);
            builder.Services.AddSingleton(new FailingEcho(reply));
        });

    // past the client's own deadline, which would end the call by itself
    private static Task<byte[]> SayAsync(CodeFirstHost host, Metadata metadata, CancellationToken cancellationToken = default)
    {
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        return host.Channel.CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, "hosting.EveryShape", "Say", bytes, bytes),
            null,
            new CallOptions(metadata, cancellationToken: cancellationToken),
            []).ResponseAsync;
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
