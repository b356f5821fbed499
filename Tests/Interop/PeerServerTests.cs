using System.Globalization;
using System.Threading.Channels;
using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>Our .NET client calls another team's server, which knows <c>user.proto</c> and nothing of ours.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class PeerServerTests(Language language)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Peer _peer = null!;

    [OneTimeSetUp]
    public async Task Build() => _peer = await Peers.GetAsync(language);

    [Test]
    public async Task GetUserStats_of_42_is_the_Cloud_Architect()
    {
        await using var server = await _peer.ServeAsync();

        var user = await server.Users.GetUserStats(new UserRequest { UserId = 42 });

        Assert.That(user, Is.EqualTo(
            new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true }));
    }

    [TestCase(999, StatusCode.NotFound, "There is no user with user_id 999.")]
    [TestCase(0, StatusCode.InvalidArgument, "user_id is 0; a user's id is greater than zero.")]
    [TestCase(-2147483648, StatusCode.InvalidArgument, "user_id is -2147483648; a user's id is greater than zero.")]
    public async Task GetUserStats_of_a_wrong_id_throws_the_servers_status_and_sentence(int userId, StatusCode status, string sentence)
    {
        await using var server = await _peer.ServeAsync();

        var failure = await FailureOf(async () => await server.Users.GetUserStats(new UserRequest { UserId = userId }));

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((status, sentence)));
    }

    [Test]
    public async Task ExportUserStats_yields_every_user_once_over_many_chunks()
    {
        await using var server = await _peer.ServeAsync();

        var chunks = await server.Users.ExportUserStats(new ExportUserStatsRequest { MaxChunkBytes = 1024 }).ToListAsync();

        Assert.That(chunks, Has.Count.GreaterThan(1));
        Assert.That(chunks.SelectMany(chunk => chunk.UserIds), Is.EqualTo(Enumerable.Range(1, 100)));
    }

    [Test]
    public async Task ExportUserStats_keeps_to_the_range_and_to_active_users()
    {
        await using var server = await _peer.ServeAsync();
        var request = new ExportUserStatsRequest { AfterUserId = 39, UpToUserId = 42, ActiveOnly = true };

        var chunk = await server.Users.ExportUserStats(request).SingleAsync();

        Assert.Multiple(() =>
        {
            Assert.That(chunk.UserIds, Is.EqualTo([41, 42]));
            Assert.That(chunk.Usernames, Is.EqualTo(["User_41", "Cloud_Architect"]));
            Assert.That(chunk.TotalPoints, Is.EqualTo([410, 1500]));
            Assert.That(chunk.IsActive, Is.EqualTo([true, true]));
        });
    }

    [Test]
    public async Task ExportUserStats_of_an_empty_range_throws_the_servers_status_and_sentence()
    {
        await using var server = await _peer.ServeAsync();
        var request = new ExportUserStatsRequest { AfterUserId = 9, UpToUserId = 9 };

        var failure = await FailureOf(async () => await server.Users.ExportUserStats(request).ToListAsync());

        Assert.That(
            (failure.StatusCode, failure.Status.Detail),
            Is.EqualTo((StatusCode.InvalidArgument, "after_user_id 9 is not below up_to_user_id 9: no user could be in between.")));
    }

    [Test]
    public async Task RecordPoints_counts_each_event_once_and_says_what_is_wrong_with_the_others()
    {
        await using var server = await _peer.ServeAsync();
        RecordPointsRequest[] requests =
        [
            new() { Events = [Event("a", 42, 7), Event("b", 42, -2)] },
            new() { Events = [Event("a", 42, 7), Event("c", 999, 1)] },
        ];

        var reply = await server.Users.RecordPoints(requests.ToAsyncEnumerable());

        Assert.That((reply.Recorded, reply.Duplicates, reply.Rejected), Is.EqualTo((2L, 1L, 1L)));
        Assert.That(reply.Rejections, Is.EqualTo([new RejectedEvent
        {
            Position = 3,
            EventId = "c",
            Reason = RejectionReason.UnknownUser,
            Message = "there is no user with user_id 999.",
        }]));
        Assert.That(await PointsOf(42, server), Is.EqualTo(1505));
    }

    [Test]
    public async Task WatchUserStats_tells_the_current_value_then_changes_of_whom_we_add_until_we_remove_them()
    {
        await using var server = await _peer.ServeAsync();
        var requests = Channel.CreateUnbounded<WatchUserStatsRequest>();
        await using var updates = server.Users
            .WatchUserStats(requests.Reader.ReadAllAsync(), Deadline.After(Patience))
            .GetAsyncEnumerator();

        await requests.Writer.WriteAsync(new WatchUserStatsRequest { AddUserIds = [42] });
        Assert.That(await NextOf(updates), Is.EqualTo((42, 1500)), "the current value");
        await server.Users.RecordPoints(Events(Event("a", 42, 5)));
        Assert.That(await NextOf(updates), Is.EqualTo((42, 1505)), "a change");
        await requests.Writer.WriteAsync(new WatchUserStatsRequest { AddUserIds = [7], RemoveUserIds = [42] });
        Assert.That(await NextOf(updates), Is.EqualTo((7, 70)), "the user added");
        await server.Users.RecordPoints(Events(Event("b", 42, 5), Event("c", 7, 5)));
        Assert.That(await NextOf(updates), Is.EqualTo((7, 75)), "a change after 42 was removed");
        await requests.Writer.WriteAsync(new WatchUserStatsRequest { AddUserIds = [999] });
        Assert.That(await NextOf(updates), Is.EqualTo((999, (int?)null)), "a user that does not exist");
        await requests.Writer.WriteAsync(new WatchUserStatsRequest { RemoveUserIds = [7, 999] });
        requests.Writer.Complete();
        Assert.That(await updates.MoveNextAsync(), Is.False, "ended, because no one is watched any more");
    }

    [Test]
    public async Task The_deadline_the_contract_sets_arrives_at_the_server()
    {
        await using var server = await _peer.ServeAsync();

        await PointsOf(42, server);

        Assert.That(await ArrivedDeadline(server), Is.GreaterThan(3).And.LessThan(5.1));
    }

    [Test]
    public async Task A_deadline_that_passes_ends_the_call_on_both_sides()
    {
        await using var server = await _peer.ServeAsync("--delay", "600");

        var failure = await FailureOf(async () =>
            await server.Users.GetUserStats(new UserRequest { UserId = 42 }, Deadline.After(TimeSpan.FromSeconds(1))));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await ArrivedDeadline(server), Is.LessThan(1.1));
        await server.SaysAsync("cancelled GetUserStats");
    }

    [Test]
    public async Task A_deadline_that_passes_while_we_have_nothing_to_send_ends_the_call_on_both_sides()
    {
        await using var server = await _peer.ServeAsync();
        var silent = Channel.CreateUnbounded<RecordPointsRequest>();

        var failure = await FailureOf(async () =>
            await server.Users.RecordPoints(silent.Reader.ReadAllAsync(), Deadline.After(TimeSpan.FromSeconds(1)))
                .AsTask().WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        await server.SaysAsync("cancelled RecordPoints");
    }

    [Test]
    public async Task Cancelling_GetUserStats_cancels_it_at_the_server()
    {
        await using var server = await _peer.ServeAsync("--delay", "600");

        await CancelledAtTheServer(server, "GetUserStats", async cancelled =>
            await server.Users.GetUserStats(new UserRequest { UserId = 42 }, Deadline.After(Patience, cancelled)));
    }

    [Test]
    public async Task Cancelling_ExportUserStats_cancels_it_at_the_server()
    {
        await using var server = await _peer.ServeAsync("--delay", "600");

        await CancelledAtTheServer(server, "ExportUserStats", async cancelled =>
            await server.Users.ExportUserStats(new ExportUserStatsRequest(), Deadline.After(Patience, cancelled))
                .CountAsync(CancellationToken.None));
    }

    [Test]
    public async Task Cancelling_RecordPoints_cancels_it_at_the_server()
    {
        await using var server = await _peer.ServeAsync();
        var neverEnding = Channel.CreateUnbounded<RecordPointsRequest>();

        await CancelledAtTheServer(server, "RecordPoints", async cancelled =>
            await server.Users.RecordPoints(neverEnding.Reader.ReadAllAsync(CancellationToken.None), Deadline.After(Patience, cancelled)));
    }

    [Test]
    public async Task Cancelling_WatchUserStats_cancels_it_at_the_server()
    {
        await using var server = await _peer.ServeAsync();
        var requests = Channel.CreateUnbounded<WatchUserStatsRequest>();
        await requests.Writer.WriteAsync(new WatchUserStatsRequest { AddUserIds = [42] });

        await CancelledAtTheServer(server, "WatchUserStats", async cancelled =>
            await server.Users.WatchUserStats(requests.Reader.ReadAllAsync(CancellationToken.None), Deadline.After(Patience, cancelled))
                .CountAsync(CancellationToken.None));
    }

    private static async Task CancelledAtTheServer(PeerServer server, string method, Func<CancellationToken, Task> call)
    {
        using var cancel = new CancellationTokenSource();
        var calling = call(cancel.Token);
        await server.SaysAsync($"deadline {method} .+");
        await cancel.CancelAsync();

        await server.SaysAsync($"cancelled {method}");
        await Assert.ThatAsync(
            () => calling, Throws.TypeOf<RpcException>().With.Property(nameof(RpcException.StatusCode)).EqualTo(StatusCode.Cancelled));
    }

    private static async Task<RpcException> FailureOf(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(() => call()))!;

    private static async Task<double> ArrivedDeadline(PeerServer server)
    {
        var line = await server.SaysAsync("deadline GetUserStats (.+)");
        return double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<int> PointsOf(int userId, PeerServer server) =>
        (await server.Users.GetUserStats(new UserRequest { UserId = userId })).TotalPoints;

    private static async Task<(int UserId, int? Points)> NextOf(IAsyncEnumerator<WatchUserStatsResponse> updates)
    {
        Assert.That(await updates.MoveNextAsync(), Is.True);
        return (updates.Current.UserId, updates.Current.Stats?.TotalPoints);
    }

    private static IAsyncEnumerable<RecordPointsRequest> Events(params PointsEvent[] events) =>
        new[] { new RecordPointsRequest { Events = [.. events] } }.ToAsyncEnumerable();

    private static PointsEvent Event(string id, int userId, int points) => new() { EventId = id, UserId = userId, Points = points };
}
