using System.Runtime.CompilerServices;
using CodeFirst.Contracts;
using CodeFirst.Service.Users;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Watching;
using Grpc.Core;
using Moq;
using NUnit.Framework;

namespace CodeFirst.Tests.Service;

/// <summary>The service over a mocked store.</summary>
[TestFixture]
internal sealed class UserServiceTests
{
    private readonly Mock<IUserStore> _store = new(MockBehavior.Strict);

    private UserService Service => new(_store.Object, new UserChanges());

    [SetUp]
    public void Forget() => _store.Reset();

    [Test]
    public async Task GetUserStats_returns_what_the_store_has()
    {
        var user = new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true };
        _store.Setup(store => store.FindAsync(42, It.IsAny<CancellationToken>())).ReturnsAsync(user);

        Assert.That(await Service.GetUserStats(new UserRequest { UserId = 42 }), Is.SameAs(user));
    }

    [Test]
    public async Task GetUserStats_of_an_unknown_id_is_NOT_FOUND()
    {
        _store.Setup(store => store.FindAsync(7, It.IsAny<CancellationToken>())).ReturnsAsync((UserResponse?)null);

        await ThrowsAsync(() => Service.GetUserStats(new UserRequest { UserId = 7 }).AsTask(), StatusCode.NotFound, "There is no user with user_id 7.");
    }

    [Test]
    public async Task GetUserStats_gives_the_store_the_token_of_the_call()
    {
        using var call = new CancellationTokenSource();
        _store.Setup(store => store.FindAsync(42, call.Token)).ReturnsAsync(new UserResponse());

        await Service.GetUserStats(new UserRequest { UserId = 42 }, call.Token);

        _store.VerifyAll();
    }

    [TestCase(5, 5, 0, "after_user_id 5 is not below up_to_user_id 5: no user could be in between.")]
    [TestCase(0, 0, 1023, "max_chunk_bytes is 1023; give 1024 to 1048576, or 0 for 32768.")]
    [TestCase(0, 0, 1048577, "max_chunk_bytes is 1048577; give 1024 to 1048576, or 0 for 32768.")]
    public async Task ExportUserStats_of_a_bad_request_is_INVALID_ARGUMENT_and_names_the_value(int after, int upTo, int chunk, string sentence) =>
        await ThrowsAsync(
            () => Service.ExportUserStats(new ExportUserStatsRequest { AfterUserId = after, UpToUserId = upTo, MaxChunkBytes = chunk })
                .ToListAsync().AsTask(),
            StatusCode.InvalidArgument,
            sentence);

    [Test]
    public async Task RecordPoints_judges_every_event_and_takes_only_good_ones_to_the_store()
    {
        List<PointsEvent> taken = [];
        _store.Setup(store => store.RecordAsync(It.IsAny<IReadOnlyList<PointsEvent>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<PointsEvent> events, CancellationToken _) => taken.AddRange(events))
            .ReturnsAsync([EventOutcome.Recorded, EventOutcome.Duplicate, EventOutcome.UnknownUser, EventOutcome.TotalOutOfRange, EventOutcome.EventIdReused]);
        var good = new[] { Event("a", 1, 5), Event("b", 1, 5), Event("c", 9, 5), Event("d", 1, int.MaxValue), Event("e", 1, 6) };

        var reply = await Service.RecordPoints(Stream(
            new RecordPointsRequest { Events = [Event("", 1, 5), good[0], good[1], Event(new string('é', 65), 1, 5)] },
            new RecordPointsRequest { Events = [good[2], Event("f", 0, 5), good[3], Event("g", 1, 0), good[4]] }));

        Assert.That(taken, Is.EqualTo(good));
        Assert.That((reply.Recorded, reply.Duplicates, reply.Rejected), Is.EqualTo((1L, 1L, 7L)));
        Assert.That(reply.Rejections, Is.EqualTo(new[]
        {
            Rejected(0, "", RejectionReason.InvalidEventId, "event_id is empty; give each event an id of its own."),
            Rejected(3, new string('é', 64), RejectionReason.InvalidEventId, "event_id has 130 bytes of UTF-8; give it 128 at most."),
            Rejected(4, "c", RejectionReason.UnknownUser, "there is no user with user_id 9."),
            Rejected(5, "f", RejectionReason.InvalidUserId, "user_id is 0; a user's id is greater than zero."),
            Rejected(6, "d", RejectionReason.TotalOutOfRange, "2147483647 points more would take the total of user_id 1 out of the range of a 32-bit number."),
            Rejected(7, "g", RejectionReason.InvalidPoints, "points is 0; give the points to add or to take away."),
            Rejected(8, "e", RejectionReason.EventIdReused, "event_id 'e' was counted before, for another user or with other points; give a new event a new id."),
        }));
    }

    [Test]
    public async Task RecordPoints_counts_all_rejected_events_and_tells_of_the_first_hundred()
    {
        var reply = await Service.RecordPoints(Stream(new RecordPointsRequest { Events = [.. Enumerable.Repeat(Event("", 1, 1), 5000)] }));

        Assert.That(reply.Rejected, Is.EqualTo(5000));
        Assert.That(reply.Rejections.Select(rejection => rejection.Position), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public async Task RecordPoints_that_fails_in_the_store_ends_its_reading_first()
    {
        _store.Setup(store => store.RecordAsync(It.IsAny<IReadOnlyList<PointsEvent>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StorageUnavailableException("gone", new IOException()));
        var reading = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.RecordPoints(FallSilentAsync(default)).AsTask());

        Assert.That(reading, Is.False);

        async IAsyncEnumerable<RecordPointsRequest> FallSilentAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new RecordPointsRequest { Events = [Event("a", 1, 5)] };
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                reading = false;
            }
        }
    }

    [Test]
    public async Task WatchUserStats_of_an_id_not_greater_than_zero_is_INVALID_ARGUMENT() =>
        await ThrowsAsync(
            () => Service.WatchUserStats(Stream(new WatchUserStatsRequest { AddUserIds = [0] })).ToListAsync().AsTask(),
            StatusCode.InvalidArgument,
            "user_id is 0; a user's id is greater than zero.");

    [Test]
    public async Task WatchUserStats_of_more_users_than_one_stream_may_watch_is_RESOURCE_EXHAUSTED()
    {
        _store.Setup(store => store.FindAsync(It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(new UserResponse());

        await ThrowsAsync(
            () => Service.WatchUserStats(Stream(new WatchUserStatsRequest { AddUserIds = [.. Enumerable.Range(1, 10_001)] })).ToListAsync().AsTask(),
            StatusCode.ResourceExhausted,
            "One stream watches 10000 users at most; remove some, or open another stream for more.");
    }

    [Test]
    public async Task WatchUserStats_ends_when_the_caller_has_ended_its_side_and_watches_no_one()
    {
        _store.Setup(store => store.FindAsync(1, It.IsAny<CancellationToken>())).ReturnsAsync((UserResponse?)null);

        var updates = await Service.WatchUserStats(Stream(
            new WatchUserStatsRequest { AddUserIds = [1] }, new WatchUserStatsRequest { RemoveUserIds = [1] })).ToListAsync();

        Assert.That(updates, Has.Count.LessThanOrEqualTo(1), "the removal may overtake the first value");
    }

    private static PointsEvent Event(string id, int userId, int points) => new() { EventId = id, UserId = userId, Points = points };

    private static RejectedEvent Rejected(long position, string eventId, RejectionReason reason, string message) =>
        new() { Position = position, EventId = eventId, Reason = reason, Message = message };

    private static IAsyncEnumerable<T> Stream<T>(params T[] messages) => messages.ToAsyncEnumerable();

    private static async Task ThrowsAsync(Func<Task> call, StatusCode code, string sentence)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => call());
        Assert.That(failure.Status, Is.EqualTo(new Status(code, sentence)));
    }
}
