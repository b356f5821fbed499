using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Watching;
using NUnit.Framework;

namespace CodeFirst.Tests.Storage;

/// <summary>What every store promises, over the real database of each kind.</summary>
[TestFixture(typeof(SqliteHarness))]
[TestFixture(typeof(PostgresHarness))]
internal sealed class StoreTests<THarness>
    where THarness : IStoreHarness, new()
{
    private THarness _harness = default!;
    private IUserStore _store = default!;

    [SetUp]
    public async Task Open()
    {
        _harness = new THarness();
        _store = await _harness.OpenAsync(demoUsers: 100);
    }

    [TearDown]
    public async Task Close() => await _harness.DisposeAsync();

    [Test]
    public async Task A_new_store_has_the_demo_user() => Assert.That(
        await _store.FindAsync(42, CancellationToken.None),
        Is.EqualTo(new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true }));

    [Test]
    public async Task A_user_that_is_not_there_is_null() => Assert.That(await _store.FindAsync(101, CancellationToken.None), Is.Null);

    [Test]
    public async Task A_range_is_read_in_the_order_of_ids_after_the_first_bound_and_up_to_the_second()
    {
        var sink = new Sink();

        await _store.ReadAsync(new UserRange(3, 6, ActiveOnly: false), sink, CancellationToken.None);

        Assert.That(sink.Users, Is.EqualTo(new[] { DemoData.User(4), DemoData.User(5), DemoData.User(6) }));
    }

    [Test]
    public async Task A_range_of_active_users_leaves_out_the_others()
    {
        var sink = new Sink();

        await _store.ReadAsync(new UserRange(0, int.MaxValue, ActiveOnly: true), sink, CancellationToken.None);

        var active = Enumerable.Range(1, 100).Select(DemoData.User).Where(user => user.IsActive);
        Assert.That(sink.Users, Is.EqualTo(active));
        Assert.That(sink.Users, Has.Count.LessThan(100));
    }

    [Test]
    public async Task Reading_stops_when_the_sink_is_full()
    {
        var sink = new Sink { Capacity = 2 };

        await _store.ReadAsync(new UserRange(0, int.MaxValue, ActiveOnly: false), sink, CancellationToken.None);

        Assert.That((sink.Users.Count, sink.Offered), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Reading_stops_when_the_caller_cancels()
    {
        using var caller = new CancellationTokenSource();
        var sink = new Sink { AfterFirst = caller.Cancel };

        await Assert.CatchAsync<OperationCanceledException>(
            () => _store.ReadAsync(new UserRange(0, int.MaxValue, ActiveOnly: false), sink, caller.Token).AsTask());

        Assert.That(sink.Offered, Is.EqualTo(1));
    }

    [Test]
    public async Task Recording_adds_points_and_takes_them_away()
    {
        var outcomes = await RecordAsync(Event("a", 42, 10), Event("b", 42, -30), Event("c", 1, 5));

        Assert.That(outcomes, Is.All.EqualTo(EventOutcome.Recorded));
        Assert.That((await TotalAsync(42), await TotalAsync(1)), Is.EqualTo((1480, DemoData.User(1).TotalPoints + 5)));
    }

    [Test]
    public async Task An_event_is_counted_once_within_a_batch_across_batches_and_after_a_restart()
    {
        var first = await RecordAsync(Event("a", 42, 10), Event("a", 42, 10));
        var second = await RecordAsync(Event("a", 42, 10));
        _store = await _harness.OpenAsync(demoUsers: 100);
        var third = await RecordAsync(Event("a", 42, 10));

        Assert.That(first, Is.EqualTo(new[] { EventOutcome.Recorded, EventOutcome.Duplicate }));
        Assert.That(second.Concat(third), Is.All.EqualTo(EventOutcome.Duplicate));
        Assert.That(await TotalAsync(42), Is.EqualTo(1510));
    }

    [Test]
    public async Task An_event_id_used_again_for_something_else_is_not_counted()
    {
        var outcomes = await RecordAsync(Event("a", 42, 10), Event("a", 42, 11), Event("a", 43, 10));

        Assert.That(outcomes, Is.EqualTo(new[] { EventOutcome.Recorded, EventOutcome.EventIdReused, EventOutcome.EventIdReused }));
        Assert.That(await TotalAsync(42), Is.EqualTo(1510));
    }

    [Test]
    public async Task Event_ids_are_told_apart_by_every_byte()
    {
        var outcomes = await RecordAsync(
            Event("a", 42, 1), Event("A", 42, 1), Event("a ", 42, 1), Event("a\0", 42, 1), Event("ä", 42, 1), Event("\uFEFFa", 42, 1));

        Assert.That(outcomes, Is.All.EqualTo(EventOutcome.Recorded));
    }

    [Test]
    public async Task A_bad_event_loses_nobody_elses()
    {
        var outcomes = await RecordAsync(Event("a", 42, 10), Event("b", 777, 10), Event("c", 42, int.MaxValue), Event("d", 42, 5));

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            EventOutcome.Recorded, EventOutcome.UnknownUser, EventOutcome.TotalOutOfRange, EventOutcome.Recorded,
        }));
        Assert.That(await TotalAsync(42), Is.EqualTo(1515));
    }

    [Test]
    public async Task An_event_that_was_rejected_is_counted_when_it_is_sent_again_and_fits()
    {
        await RecordAsync(Event("a", 42, int.MaxValue));
        await RecordAsync(Event("b", 42, -1500));

        var outcomes = await RecordAsync(Event("a", 42, int.MaxValue));

        Assert.That(outcomes, Is.EqualTo(new[] { EventOutcome.Recorded }));
        Assert.That(await TotalAsync(42), Is.EqualTo(int.MaxValue));
    }

    [Test]
    public async Task Many_callers_at_once_lose_nothing_and_double_nothing()
    {
        // every event is sent by two callers
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(() => RecordAsync(
            [.. Enumerable.Range(0, 200).Select(i => Event($"{caller / 2}-{i}", 1 + i % 100, 1))])));

        var outcomes = (await Task.WhenAll(callers)).SelectMany(batch => batch).ToList();

        Assert.That(outcomes.Count(outcome => outcome == EventOutcome.Recorded), Is.EqualTo(1600));
        Assert.That(outcomes.Count(outcome => outcome == EventOutcome.Duplicate), Is.EqualTo(1600));
        foreach (var user in Enumerable.Range(1, 100).Select(DemoData.User))
            Assert.That(await TotalAsync(user.UserId), Is.EqualTo(user.TotalPoints + 16));
    }

    [Test]
    public async Task A_writer_outside_makes_recording_wait_no_longer_than_the_caller_and_leaves_no_trace()
    {
        using (await _harness.WriteFromOutsideAsync())
        {
            using var caller = new CancellationTokenSource();
            var recording = RecordAsync(caller.Token, Event("a", 42, 10));
            Assert.That(recording.IsCompleted, Is.False);
            await caller.CancelAsync();
            await Assert.CatchAsync<OperationCanceledException>(() => recording);
        }

        Assert.That(await TotalAsync(42), Is.EqualTo(1500));
        Assert.That(await RecordAsync(Event("a", 42, 10)), Is.EqualTo(new[] { EventOutcome.Recorded }));
    }

    [Test]
    public async Task Reading_does_not_wait_for_a_writer()
    {
        using var outside = await _harness.WriteFromOutsideAsync();

        Assert.That(await TotalAsync(42), Is.EqualTo(1500));
    }

    [Test]
    public async Task A_change_is_published_once_it_can_be_read()
    {
        using var watch = new UserWatch(_harness.Changes);
        watch.Add(42);
        await using var news = watch.ChangedAsync(CancellationToken.None).GetAsyncEnumerator();
        await news.MoveNextAsync();

        await RecordAsync(Event("a", 42, 10));

        Assert.That(await news.MoveNextAsync(), Is.True);
        Assert.That((news.Current, await TotalAsync(42)), Is.EqualTo((42, 1510)));
    }

    private static PointsEvent Event(string id, int userId, int points) => new() { EventId = id, UserId = userId, Points = points };

    private Task<IReadOnlyList<EventOutcome>> RecordAsync(params PointsEvent[] events) => RecordAsync(CancellationToken.None, events);

    private async Task<IReadOnlyList<EventOutcome>> RecordAsync(CancellationToken cancellationToken, params PointsEvent[] events) =>
        await _store.RecordAsync(events, cancellationToken);

    private async Task<int> TotalAsync(int userId) => (await _store.FindAsync(userId, CancellationToken.None))!.TotalPoints;

    private sealed class Sink : IUserSink
    {
        public int Capacity { get; init; } = int.MaxValue;

        public Action? AfterFirst { get; init; }

        public int Offered { get; private set; }

        public int Room { get; init; } = 7;

        public List<UserResponse> Users { get; } = [];

        public bool TryAdd(int userId, string username, int totalPoints, bool isActive)
        {
            Offered++;
            if (Users.Count == Capacity)
                return false;
            Users.Add(new UserResponse { UserId = userId, Username = username, TotalPoints = totalPoints, IsActive = isActive });
            AfterFirst?.Invoke();
            return true;
        }
    }
}
