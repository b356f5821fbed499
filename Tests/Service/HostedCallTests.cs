using System.Threading.Channels;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.Sqlite;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Service;

/// <summary>Calls over a real socket to the real service on a real database.</summary>
[TestFixture]
internal sealed class HostedCallTests
{
    private UsersHost _host = default!;
    private RecordingStore _store = default!;

    [SetUp]
    public async Task Start()
    {
        _host = await StartAsync(demoUsers: 500);
        _store = StoreOf(_host);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task GetUserStats_answers_with_the_demo_user() => Assert.That(
        await _host.Users.GetUserStats(new UserRequest { UserId = 42 }),
        Is.EqualTo(new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true }));

    [Test]
    public async Task Failures_travel_with_their_status_and_sentence()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.GetUserStats(new UserRequest { UserId = 501 }).AsTask());

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((StatusCode.NotFound, "There is no user with user_id 501.")));
    }

    [TestCase(0)]
    [TestCase(1024)]
    public async Task An_export_yields_every_user_once_in_order_in_chunks_below_the_limit(int maxChunkBytes)
    {
        var chunks = await _host.Users.ExportUserStats(new ExportUserStatsRequest { MaxChunkBytes = maxChunkBytes }).ToListAsync();

        Assert.That(Users(chunks), Is.EqualTo(Enumerable.Range(1, 500).Select(DemoData.User)));
        Assert.That(
            chunks.Select(chunk => ProtoBuf.Serializer.Measure(chunk).Length),
            Is.All.LessThanOrEqualTo(maxChunkBytes == 0 ? 32 * 1024 : maxChunkBytes));
    }

    [Test]
    public async Task An_export_broken_off_and_resumed_after_the_last_id_yields_each_user_once()
    {
        List<ExportUserStatsResponse> received = [];
        await foreach (var chunk in _host.Users.ExportUserStats(new ExportUserStatsRequest { MaxChunkBytes = 1024 }))
        {
            received.Add(chunk);
            if (received.Count == 5)
                break;
        }

        received.AddRange(await _host.Users.ExportUserStats(
            new ExportUserStatsRequest { AfterUserId = received[^1].UserIds[^1] }).ToListAsync());

        Assert.That(Users(received), Is.EqualTo(Enumerable.Range(1, 500).Select(DemoData.User)));
    }

    [Test]
    public async Task A_cancelled_export_stops_reading_rows()
    {
        await using var host = await StartAsync(demoUsers: 100_000);
        var store = StoreOf(host);
        using var caller = new CancellationTokenSource();
        var export = host.Users.ExportUserStats(new ExportUserStatsRequest(), caller.Token).GetAsyncEnumerator(caller.Token);
        await export.MoveNextAsync();
        store.Gate = new TaskCompletionSource().Task;
        var draining = Task.Run(async () =>
        {
            while (await export.MoveNextAsync())
            {
            }
        });
        await store.Held.Task;
        var rowsRead = store.RowsRead;

        await caller.CancelAsync();

        await Assert.CatchAsync<Exception>(() => draining);
        await store.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(store.RowsRead, Is.EqualTo(rowsRead).And.LessThan(100_000));
    }

    [Test]
    public async Task A_deadline_reaches_the_store_and_the_caller_gets_DEADLINE_EXCEEDED()
    {
        _store.Gate = new TaskCompletionSource().Task;

        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.GetUserStats(
            new UserRequest { UserId = 42 }, new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(200))).AsTask());

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        await _store.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_cancelled_caller_reaches_the_store()
    {
        _store.Gate = new TaskCompletionSource().Task;
        using var caller = new CancellationTokenSource();
        var call = _host.Users.GetUserStats(new UserRequest { UserId = 42 }, caller.Token).AsTask();
        await _store.Held.Task;

        await caller.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await _store.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task RecordPoints_replies_with_what_became_of_the_events_and_they_count()
    {
        var reply = await _host.Users.RecordPoints(Batches(
            new RecordPointsRequest { Events = [Event("a", 42, 10), Event("b", 42, 0)] },
            new RecordPointsRequest { Events = [Event("a", 42, 10), Event("c", 999, 1)] }));

        Assert.That((reply.Recorded, reply.Duplicates, reply.Rejected), Is.EqualTo((1L, 1L, 2L)));
        Assert.That(reply.Rejections.Select(rejection => rejection.Reason), Is.EqualTo(new[] { RejectionReason.InvalidPoints, RejectionReason.UnknownUser }));
        Assert.That((await _host.Users.GetUserStats(new UserRequest { UserId = 42 })).TotalPoints, Is.EqualTo(1510));
    }

    [Test]
    public async Task Events_of_a_caller_that_falls_silent_are_stored_while_its_stream_is_open()
    {
        var events = Channel.CreateUnbounded<RecordPointsRequest>();
        var watch = _host.Users.WatchUserStats(Batches(new WatchUserStatsRequest { AddUserIds = [42] })).GetAsyncEnumerator();
        await watch.MoveNextAsync();
        var recording = _host.Users.RecordPoints(events.Reader.ReadAllAsync()).AsTask();

        events.Writer.TryWrite(new RecordPointsRequest { Events = [Event("a", 42, 10)] });

        await watch.MoveNextAsync();
        Assert.That(watch.Current.Stats!.TotalPoints, Is.EqualTo(1510));
        events.Writer.Complete();
        Assert.That((await recording).Recorded, Is.EqualTo(1));
    }

    [Test]
    public async Task A_watch_gives_the_current_value_then_each_change_by_anyone_and_users_come_and_go()
    {
        var wishes = Channel.CreateUnbounded<WatchUserStatsRequest>();
        await using var watch = _host.Users.WatchUserStats(wishes.Reader.ReadAllAsync()).GetAsyncEnumerator();

        wishes.Writer.TryWrite(new WatchUserStatsRequest { AddUserIds = [42, 777] });
        Assert.That(await NextAsync(), Is.EqualTo((42, 1500)));
        Assert.That(await NextAsync(), Is.EqualTo((777, (int?)null)), "a user that is not there is told as absent");

        await RecordAsync(Event("a", 42, 10), Event("b", 43, 10));
        Assert.That(await NextAsync(), Is.EqualTo((42, 1510)));

        wishes.Writer.TryWrite(new WatchUserStatsRequest { AddUserIds = [43], RemoveUserIds = [42] });
        Assert.That(await NextAsync(), Is.EqualTo((43, DemoData.User(43).TotalPoints + 10)));

        await RecordAsync(Event("c", 42, 10));
        await RecordAsync(Event("d", 43, 10));
        Assert.That(await NextAsync(), Is.EqualTo((43, DemoData.User(43).TotalPoints + 20)), "42 is watched no longer");

        async Task<(int, int?)> NextAsync()
        {
            Assert.That(await watch.MoveNextAsync(), Is.True);
            return (watch.Current.UserId, watch.Current.Stats?.TotalPoints);
        }
    }

    [Test]
    public async Task A_slow_watcher_gets_the_newest_value_and_not_all_of_them()
    {
        var held = new TaskCompletionSource();
        await using var watch = _host.Users.WatchUserStats(Batches(new WatchUserStatsRequest { AddUserIds = [42] })).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        // the stream reads its value from the store only when it can send: hold it there, as a full window does
        _store.Gate = held.Task;
        var changes = _host.Services.GetRequiredService<SqliteUserStore>();
        for (var i = 0; i < 1000; i++)
            await changes.RecordAsync([Event($"e{i}", 42, 1)], CancellationToken.None);
        held.SetResult();

        var updates = 0;
        int seen;
        do
        {
            await watch.MoveNextAsync();
            seen = watch.Current.Stats!.TotalPoints;
            updates++;
        }
        while (seen < 2500);

        Assert.That((seen, updates), Is.EqualTo((2500, 1)));
    }

    [TestCase("")]
    [TestCase("user.UserService")]
    public async Task Health_is_SERVING_for_the_server_and_for_the_service(string name)
    {
        using var channel = GrpcChannel.ForAddress(_host.Address);

        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = name });

        Assert.That(health.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
    }

    [Test]
    public async Task Health_of_a_service_that_is_not_served_is_NOT_FOUND()
    {
        using var channel = GrpcChannel.ForAddress(_host.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = "user.Nobody" }));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.NotFound));
    }

    [Test]
    public async Task Stopping_ends_every_kind_of_open_stream_with_UNAVAILABLE_and_does_not_wait_for_them()
    {
        var silent = Channel.CreateUnbounded<WatchUserStatsRequest>();
        silent.Writer.TryWrite(new WatchUserStatsRequest { AddUserIds = [42] });
        await using var watch = _host.Users.WatchUserStats(silent.Reader.ReadAllAsync()).GetAsyncEnumerator();
        await watch.MoveNextAsync();
        var watching = watch.MoveNextAsync().AsTask();
        var events = Channel.CreateUnbounded<RecordPointsRequest>();
        events.Writer.TryWrite(new RecordPointsRequest { Events = [Event("a", 1, 1)] });
        _store.Gate = new TaskCompletionSource().Task;
        var recording = _host.Users.RecordPoints(events.Reader.ReadAllAsync()).AsTask();
        var export = _host.Users.ExportUserStats(new ExportUserStatsRequest()).ToListAsync().AsTask();
        await _store.Held.Task;

        await _host.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        foreach (var stream in new Task[] { watching, recording, export })
            Assert.That((await Assert.ThrowsAsync<RpcException>(() => stream)).Status, Is.EqualTo(new Status(
                StatusCode.Unavailable, "The service is stopping. Call again: another instance may answer.")));
    }

    [Test]
    public async Task Stopping_does_not_wait_for_a_caller_that_does_not_read()
    {
        await using var host = await UsersHost.StartAsync(demoUsers: 200_000);
        // about 5 MB of chunks that nobody takes: the write waits for the window
        await using var export = host.Users.ExportUserStats(new ExportUserStatsRequest()).GetAsyncEnumerator();
        await export.MoveNextAsync();

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await export.MoveNextAsync())
            {
            }
        });
    }

    [Test]
    public async Task A_failure_inside_the_service_is_INTERNAL_and_says_nothing_of_its_cause()
    {
        _store.Gate = Task.FromException(new InvalidOperationException("the password of the database is hunter2"));

        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.GetUserStats(new UserRequest { UserId = 42 }).AsTask());

        Assert.That(
            (failure.StatusCode, failure.Status.Detail),
            Is.EqualTo((StatusCode.Internal, "/user.UserService/GetUserStats failed inside the service. Its log says why.")));
    }

    private static IEnumerable<UserResponse> Users(IEnumerable<ExportUserStatsResponse> chunks) =>
        chunks.SelectMany(chunk => chunk.UserIds.Select((userId, i) => new UserResponse
        {
            UserId = userId,
            Username = chunk.Usernames[i],
            TotalPoints = chunk.TotalPoints[i],
            IsActive = chunk.IsActive[i],
        }));

    private static PointsEvent Event(string id, int userId, int points) => new() { EventId = id, UserId = userId, Points = points };

    private static IAsyncEnumerable<T> Batches<T>(params T[] messages) => messages.ToAsyncEnumerable();

    private static Task<UsersHost> StartAsync(int demoUsers) => UsersHost.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<SqliteUserStore>();
            builder.Services.AddSingleton<IUserStore>(services => new RecordingStore(services.GetRequiredService<SqliteUserStore>()));
        },
        demoUsers);

    private static RecordingStore StoreOf(UsersHost host) => (RecordingStore)host.Services.GetRequiredService<IUserStore>();

    private async Task RecordAsync(params PointsEvent[] events) =>
        await _host.Users.RecordPoints(Batches(new RecordPointsRequest { Events = [.. events] }));
}
