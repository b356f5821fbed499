using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.PostgreSql;
using CodeFirst.Service.Users.Watching;
using CodeFirst.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using NUnit.Framework;

namespace CodeFirst.Tests.Storage;

/// <summary>Two replicas on one PostgreSQL database.</summary>
[TestFixture]
[CancelAfter(60_000)] // what a watch never hears
internal sealed class PostgresReplicasTests
{
    private string _connectionString = default!;
    private PostgresReplica _one = default!;
    private PostgresReplica _other = default!;

    [SetUp]
    public async Task StartReplicas()
    {
        _connectionString = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _one = await PostgresReplica.StartAsync(_connectionString);
        _other = await PostgresReplica.StartAsync(_connectionString);
    }

    [TearDown]
    public async Task StopReplicas()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Test]
    public async Task A_watch_sees_what_another_replica_records()
    {
        using var watch = new UserWatch(_one.Changes);
        await using var news = await WatchAsync(watch, 42);

        await _other.Store.RecordAsync([Event("a", 42, 10)], CancellationToken.None);

        Assert.That(await news.MoveNextAsync(), Is.True);
        Assert.That((await _one.Store.FindAsync(42, CancellationToken.None))!.TotalPoints, Is.EqualTo(1510));
    }

    [Test]
    public async Task A_watch_sees_each_of_more_users_than_one_notice_holds()
    {
        await Sql.RunAsync(_connectionString, "INSERT INTO users SELECT id, 'new', 0, true FROM generate_series(2000000000, 2000001999) AS id");
        int[] userIds = [.. Enumerable.Range(2_000_000_000, 2_000)];
        using var watch = new UserWatch(_one.Changes);
        await using var news = await WatchAsync(watch, userIds);

        await _other.Store.RecordAsync([.. userIds.Select(userId => Event($"e{userId}", userId, 1))], CancellationToken.None);

        HashSet<int> changed = [];
        while (changed.Count < userIds.Length && await news.MoveNextAsync())
            changed.Add(news.Current);
        Assert.That(changed, Is.EquivalentTo(userIds));
    }

    [Test]
    public async Task What_is_recorded_while_a_replica_cannot_listen_is_seen_when_it_can()
    {
        using var watch = new UserWatch(_one.Changes);
        await using var news = await WatchAsync(watch, 42);
        await _other.Store.FindAsync(42, CancellationToken.None); // a connection in its pool, for when no new one is let in

        await AllowConnectionsAsync(false);
        await Sql.RunAsync(
            ServerOf(_connectionString),
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
            + $"WHERE datname = '{DatabaseOf(_connectionString)}' AND query LIKE 'LISTEN%'");
        await _other.Store.RecordAsync([Event("a", 42, 10)], CancellationToken.None);
        await AllowConnectionsAsync(true);

        Assert.That(await news.MoveNextAsync(), Is.True);
        Assert.That((await _one.Store.FindAsync(42, CancellationToken.None))!.TotalPoints, Is.EqualTo(1510));
    }

    [Test]
    public async Task A_notice_in_other_words_makes_a_replica_read_everything_it_watches()
    {
        using var watch = new UserWatch(_one.Changes);
        await using var news = await WatchAsync(watch, 42);

        await Sql.RunAsync(_connectionString, "NOTIFY users_changed, 'the table was loaded anew'");

        Assert.That(await news.MoveNextAsync(), Is.True);
        Assert.That(news.Current, Is.EqualTo(42));
    }

    [Test]
    public async Task Events_that_reach_both_at_once_in_opposite_orders_are_counted_once_and_nobody_deadlocks()
    {
        // each batch is sent to both replicas, to one of them backwards; neighbouring batches share users
        var batches = Enumerable.Range(0, 20).Select(batch =>
            Enumerable.Range(0, 200).Select(i => Event($"{batch}-{i}", 1 + ((batch + i) % 100), 1)).ToArray()).ToList();

        var outcomes = await Task.WhenAll(batches.SelectMany(batch => new[]
        {
            Task.Run(async () => await _one.Store.RecordAsync(batch, CancellationToken.None)),
            Task.Run(async () => await _other.Store.RecordAsync([.. batch.Reverse()], CancellationToken.None)),
        }));

        Assert.That(outcomes.SelectMany(batch => batch).Count(outcome => outcome == EventOutcome.Recorded), Is.EqualTo(4000));
        Assert.That(outcomes.SelectMany(batch => batch).Count(outcome => outcome == EventOutcome.Duplicate), Is.EqualTo(4000));
        var totals = await Sql.RowsAsync(_connectionString, "SELECT user_id, total_points FROM users", row => (row.GetInt32(0), row.GetInt32(1)));
        Assert.That(totals, Is.EquivalentTo(Enumerable.Range(1, 100).Select(id => (id, DemoData.User(id).TotalPoints + 40))));
        await Sql.RunAsync(_connectionString, "SELECT pg_stat_force_next_flush()");
        Assert.That(await Sql.ScalarAsync(
            _connectionString, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"), Is.EqualTo(0L));
    }

    [Test]
    public async Task An_event_id_used_for_two_users_at_one_moment_is_counted_for_one_of_them()
    {
        await using var outside = await Sql.OpenAsync(_connectionString);
        await using (var insert = new NpgsqlCommand("BEGIN; INSERT INTO points_events VALUES ('a', 43, 10, 0)", outside))
            await insert.ExecuteNonQueryAsync();

        var recording = _one.Store.RecordAsync([Event("a", 42, 10), Event("b", 42, 5)], CancellationToken.None).AsTask();
        await SeeWaitingAsync(recording);
        await using (var commit = new NpgsqlCommand("COMMIT", outside))
            await commit.ExecuteNonQueryAsync();

        Assert.That(await recording, Is.EqualTo(new[] { EventOutcome.EventIdReused, EventOutcome.Recorded }));
        Assert.That((await _one.Store.FindAsync(42, CancellationToken.None))!.TotalPoints, Is.EqualTo(1505));
    }

    [Test]
    public async Task A_commit_whose_answer_is_lost_is_recognised_and_counts_once()
    {
        await using var proxy = new AnswerLosingProxy(new NpgsqlConnectionStringBuilder(_connectionString).Port, lostAfter: "COMMIT\0"u8.ToArray());
        await using var far = await PostgresReplica.StartAsync($"{_connectionString};Port={proxy.Port};SSL Mode=Disable");
        await _one.Store.RecordAsync([Event("before", 42, 1)], CancellationToken.None);
        proxy.LoseNext();

        var outcomes = await far.Store.RecordAsync([Event("before", 42, 1), Event("a", 42, 10), Event("a", 42, 10)], CancellationToken.None);

        Assert.That(proxy.Lost, Is.EqualTo(1));
        Assert.That(outcomes, Is.EqualTo(new[] { EventOutcome.Duplicate, EventOutcome.Recorded, EventOutcome.Duplicate }));
        Assert.That((await _one.Store.FindAsync(42, CancellationToken.None))!.TotalPoints, Is.EqualTo(1511));
    }

    [Test]
    public async Task When_all_connections_stay_busy_a_call_fails_as_unavailable()
    {
        await using var small = await PostgresReplica.StartAsync(
            $"{_connectionString};Maximum Pool Size=1;Timeout=1", retryFor: TimeSpan.Zero);
        await using var outside = await Sql.OpenAsync(_connectionString);
        await using (var write = new NpgsqlCommand("BEGIN; UPDATE users SET is_active = false", outside))
            await write.ExecuteNonQueryAsync();
        using var caller = new CancellationTokenSource();
        var recording = small.Store.RecordAsync([Event("a", 42, 10)], caller.Token).AsTask();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => small.Store.FindAsync(42, CancellationToken.None).AsTask());

        await caller.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => recording);
    }

    [Test]
    public async Task A_statement_that_its_call_ends_in_finishes()
    {
        await using var far = await PostgresReplica.StartAsync(_connectionString, time: new FakeTimeProvider());
        await using var outside = await LockUsersAsync();
        using var caller = new CancellationTokenSource();
        var finding = far.Store.FindAsync(42, caller.Token).AsTask();
        await SeeWaitingAsync(finding);

        await caller.CancelAsync();
        await using (var rollback = new NpgsqlCommand("ROLLBACK", outside))
            await rollback.ExecuteNonQueryAsync();

        Assert.That((await finding)!.Username, Is.EqualTo("Cloud_Architect"));
        await Assert.CatchAsync<OperationCanceledException>(() => far.Store.FindAsync(42, caller.Token).AsTask());
    }

    [Test]
    public async Task A_statement_that_goes_on_a_second_after_its_call_is_cancelled()
    {
        var time = new FakeTimeProvider();
        await using var far = await PostgresReplica.StartAsync(_connectionString, time: time);
        await using var outside = await LockUsersAsync();
        using var caller = new CancellationTokenSource();
        var finding = far.Store.FindAsync(42, caller.Token).AsTask();
        await SeeWaitingAsync(finding);

        await caller.CancelAsync();
        time.Advance(LateCancellation.Grace);

        await Assert.CatchAsync<OperationCanceledException>(() => finding);
    }

    [Test]
    public async Task A_call_that_waits_for_a_connection_ends_at_once()
    {
        await using var small = await PostgresReplica.StartAsync(
            $"{_connectionString};Maximum Pool Size=1;Timeout=0", time: new FakeTimeProvider());
        await using var outside = await LockUsersAsync();
        var finding = small.Store.FindAsync(42, CancellationToken.None).AsTask();
        await SeeWaitingAsync(finding);
        using var caller = new CancellationTokenSource();
        var waiting = small.Store.FindAsync(42, caller.Token).AsTask();

        await caller.CancelAsync();

        // the connection stays taken, so that nothing else can end the wait
        await Assert.CatchAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20)));
        await using (var rollback = new NpgsqlCommand("ROLLBACK", outside))
            await rollback.ExecuteNonQueryAsync();
        Assert.That((await finding)!.Username, Is.EqualTo("Cloud_Architect"));
    }

    private async Task<NpgsqlConnection> LockUsersAsync()
    {
        var outside = await Sql.OpenAsync(_connectionString);
        await using var take = new NpgsqlCommand("BEGIN; LOCK TABLE users", outside);
        await take.ExecuteNonQueryAsync();
        return outside;
    }

    /// <summary>Returns once the database makes the call wait for a lock.</summary>
    private async Task SeeWaitingAsync(Task call)
    {
        while ((bool)(await Sql.ScalarAsync(_connectionString, "SELECT NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"))!)
            Assert.That(call.IsCompleted, Is.False);
    }

    private Task AllowConnectionsAsync(bool allow) =>
        Sql.RunAsync(ServerOf(_connectionString), $"ALTER DATABASE {DatabaseOf(_connectionString)} ALLOW_CONNECTIONS {allow}");

    /// <summary>Watches users and takes the news that they are watched.</summary>
    private static async Task<IAsyncEnumerator<int>> WatchAsync(UserWatch watch, params int[] userIds)
    {
        foreach (var userId in userIds)
            watch.Add(userId);
        var news = watch.ChangedAsync(TestContext.CurrentContext.CancellationToken).GetAsyncEnumerator();
        for (var i = 0; i < userIds.Length; i++)
            await news.MoveNextAsync();
        return news;
    }

    private static string DatabaseOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static string ServerOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ToString();

    private static PointsEvent Event(string id, int userId, int points) => new() { EventId = id, UserId = userId, Points = points };
}
