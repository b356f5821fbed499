using System.Runtime.CompilerServices;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>A caller that sends a stream gets its call's own status, whatever it was doing when the call ended.</summary>
[TestFixture]
internal sealed class UploadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static StubUserService Patient { get; } = new()
    {
        OnRecord = async (requests, context) => new RecordPointsResponse
        {
            Recorded = await requests.CountAsync(context.CancellationToken),
        },
    };

    [Test]
    public async Task A_silent_caller_gets_DEADLINE_EXCEEDED_when_its_deadline_passes()
    {
        await using var host = await StubUserServiceHost.StartAsync(Patient);
        using var client = CodeFirstClient.Create<IUserService>(host.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.Service
            .RecordPoints(Streams.NeverEnding<RecordPointsRequest>(), Deadline.After(TimeSpan.FromMilliseconds(200)))
            .AsTask().WaitAsync(Patience));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task The_source_of_a_silent_caller_is_cancelled_and_disposed_of_when_the_call_ends()
    {
        await using var host = await StubUserServiceHost.StartAsync(Patient);
        using var client = CodeFirstClient.Create<IUserService>(host.Address);
        var disposed = new TaskCompletionSource();

        await Assert.ThrowsAsync<RpcException>(() => client.Service
            .RecordPoints(Silent(disposed), Deadline.After(TimeSpan.FromMilliseconds(200))).AsTask().WaitAsync(Patience));

        await disposed.Task.WaitAsync(Patience);
    }

    [Test]
    public async Task A_caller_whose_service_is_not_there_gets_UNAVAILABLE_while_it_sends()
    {
        using var client = CodeFirstClient.Create<IUserService>("http://127.0.0.1:1");

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => client.Service.RecordPoints(Endless()).AsTask().WaitAsync(Patience));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task A_failure_of_the_source_itself_reaches_the_caller()
    {
        await using var host = await StubUserServiceHost.StartAsync(Patient);
        using var client = CodeFirstClient.Create<IUserService>(host.Address);

        var failure = await Assert.CatchAsync<Exception>(() => client.Service.RecordPoints(Broken()).AsTask().WaitAsync(Patience));

        Assert.That(failure, Is.InstanceOf<InvalidDataException>().With.Message.EqualTo("line 3 of the file is no event"));
    }

    private static async IAsyncEnumerable<RecordPointsRequest> Silent(
        TaskCompletionSource disposed, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield break;
        }
        finally
        {
            disposed.SetResult();
        }
    }

    private static async IAsyncEnumerable<RecordPointsRequest> Endless()
    {
        while (true)
        {
            await Task.Yield();
            yield return new RecordPointsRequest();
        }
    }

    private static async IAsyncEnumerable<RecordPointsRequest> Broken()
    {
        yield return new RecordPointsRequest();
        await Task.Yield();
        throw new InvalidDataException("line 3 of the file is no event");
    }
}
