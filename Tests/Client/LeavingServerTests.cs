using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using CodeFirst.Tests.Hostile.Raw;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>
/// A server that leaves has not seen the streams after the one it names in GOAWAY (RFC 9113, 6.8), and .NET sends their requests again,
/// though nobody has a stream of messages again from its beginning.
/// </summary>
[TestFixture]
internal sealed class LeavingServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static StubUserService Users { get; } = new()
    {
        OnGet = (request, _) => ValueTask.FromResult(new UserResponse { UserId = request.UserId }),
        OnRecord = async (requests, _) => new RecordPointsResponse { Recorded = await requests.Select(request => request.Events.Count).SumAsync() },
        OnWatch = (requests, _) => requests.SelectMany(request => request.AddUserIds).Select(id => new WatchUserStatsResponse { UserId = id }),
    };

    [Test]
    public async Task An_upload_reaches_the_next_server_whole([Values(FrameType.Headers, FrameType.Data)] FrameType seen)
    {
        await using var host = await StubUserServiceHost.StartAsync(Users);
        await using var leaving = new LeavingServer(seen, host.Authority);
        using var client = CodeFirstClient.Create<IUserService>(leaving.Address);

        var reply = await client.Service.RecordPoints(Streams.Of(Enumerable.Repeat(OneEvent, 7))).AsTask().WaitAsync(Patience);

        Assert.That(reply.Recorded, Is.EqualTo(7));
    }

    [Test]
    public async Task A_conversation_reaches_the_next_server_whole([Values(FrameType.Headers, FrameType.Data)] FrameType seen)
    {
        await using var host = await StubUserServiceHost.StartAsync(Users);
        await using var leaving = new LeavingServer(seen, host.Authority);
        using var client = CodeFirstClient.Create<IUserService>(leaving.Address);

        var news = await client.Service.WatchUserStats(Streams.NeverEnding(new WatchUserStatsRequest { AddUserIds = [1, 2] }))
            .CollectAsync(2).WaitAsync(Patience);

        Assert.That(news.Select(user => user.UserId), Is.EqualTo([1, 2]));
    }

    [Test]
    public async Task An_upload_that_is_not_retried_fails_and_is_never_taken_for_a_shorter_one(
        [Values(FrameType.Headers, FrameType.Data)] FrameType seen)
    {
        await using var host = await StubUserServiceHost.StartAsync(Users);
        await using var leaving = new LeavingServer(seen, host.Authority);
        using var client = CodeFirstClient.Create<IUserService>(leaving.Address, options => options.MaxAttempts = 1);

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => client.Service.RecordPoints(Streams.Of(Enumerable.Repeat(OneEvent, 7))).AsTask().WaitAsync(Patience));

        Assert.That(
            (failure!.StatusCode, failure.Failure().Sentence),
            Is.EqualTo((
                StatusCode.Unavailable,
                "The server left before it had seen the call, and what was sent of its stream cannot be sent again. Call again.")));
    }

    [Test]
    public async Task A_single_call_is_sent_again_by_itself()
    {
        await using var host = await StubUserServiceHost.StartAsync(Users);
        await using var leaving = new LeavingServer(FrameType.Data, host.Authority);
        using var client = CodeFirstClient.Create<IUserService>(leaving.Address, options => options.MaxAttempts = 1);

        var user = await client.Service.GetUserStats(new UserRequest { UserId = 42 });

        Assert.That(user.UserId, Is.EqualTo(42));
    }

    private static RecordPointsRequest OneEvent => new() { Events = [new PointsEvent { UserId = 42, Points = 1 }] };
}
