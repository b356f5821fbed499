using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>What a call is told that took longer than its service allows.</summary>
[TestFixture]
internal sealed class PassedCeilingTests
{
    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [TestCaseSource(nameof(Shapes))]
    public async Task It_is_DEADLINE_EXCEEDED_and_says_whose_deadline_it_was(string shape)
    {
        var failed = await FailureOfAsync(shape, async call =>
        {
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
            return new Words();
        });

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.DeadlineExceeded,
            $"/hosting.EveryShape/{shape} took longer than the 0.05 s that the service allows. "
            + "The caller's own deadline was later, or there was none.")));
        var info = failed.Failure().ErrorInfo!;
        Assert.That(
            (info.Reason, info.Domain, info.Metadata["limit_seconds"]), Is.EqualTo(("SERVICE_DEADLINE", "hosting.EveryShape", "0.05")));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task It_is_so_too_when_the_service_does_not_look_at_its_token(string shape)
    {
        var released = new TaskCompletionSource<Words>(TaskCreationOptions.RunContinuationsAsynchronously);

        var failed = await FailureOfAsync(shape, _ => released.Task);

        released.SetResult(new Words());
        Assert.That(failed.Failure().ErrorInfo!.Reason, Is.EqualTo("SERVICE_DEADLINE"));
    }

    [Test]
    public async Task Its_token_is_cancelled()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await FailureOfAsync(nameof(IEveryShape.Say), async call =>
        {
            call.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            return new Words();
        });

        Assert.That(cancelled.Task.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_stream_that_has_begun_says_so_in_its_trailers()
    {
        await using var host = await StartAsync(new Talker());
        using var client = host.CreateClient<IChorus>();
        await using var words = client.Service.Repeat(new Words()).GetAsyncEnumerator();
        await words.MoveNextAsync();

        var failed = await Assert.ThrowsAsync<RpcException>(() => words.MoveNextAsync().AsTask());

        Assert.That(failed!.Failure().ErrorInfo!.Reason, Is.EqualTo("SERVICE_DEADLINE"));
    }

    private static Task<ContractHost> StartAsync<T>(T service)
        where T : class
        => ContractHost.StartAsync(service, services => services.Configure<DeadlineOptions>(
            options => options.Unary = options.Streams = TimeSpan.FromSeconds(0.05)));

    private static async Task<RpcException> FailureOfAsync(string shape, Func<CallContext, Task<Words>> reply)
    {
        await using var host = await StartAsync(new FailingEcho(reply));
        using var client = host.CreateClient<IEveryShape>();
        return (await Assert.ThrowsAsync<RpcException>(() => FailingEcho.Calls[shape](client.Service, Deadline.None())))!;
    }

    private sealed class Talker : IChorus
    {
        public async IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default)
        {
            yield return words;
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
    }
}
