using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Deploy;

/// <summary>Three replicas of the real program on one PostgreSQL, behind a real balancer with the configuration of <c>deploy/</c>.</summary>
[TestFixture("nginx")]
[TestFixture("haproxy")]
internal sealed class BalancerTests(string program)
{
    private const int Users = 5_000;

    private readonly List<UsersProcess> _replicas = [];
    private string _connectionString = default!;
    private Balancer _balancer = default!;
    private CodeFirstClient<IUserService> _client = default!;

    private IUserService Service => _client.Service;

    [OneTimeSetUp]
    public async Task Start()
    {
        _connectionString = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        // all at once, as an orchestrator starts them
        _replicas.AddRange(await Task.WhenAll(Enumerable.Range(1, 3).Select(number =>
            UsersProcess.StartReplicaAsync($"{_connectionString};Application Name=replica-{number}"))));
        _balancer = await Balancer.StartAsync(program, [.. _replicas.Select(replica => replica.Address)]);
        _client = CodeFirstClient.Create<IUserService>(_balancer.Address);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client?.Dispose();
        if (_balancer is not null)
            await _balancer.DisposeAsync();
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task Single_calls_of_one_client_reach_every_replica(CancellationToken patience)
    {
        // a replica that another test killed comes back to the balancer by and by
        do
            Assert.That((await Service.GetUserStats(new UserRequest { UserId = 42 }, patience)).Username, Is.EqualTo("Cloud_Architect"));
        while ((await ReplicasReachedAsync()).Count < 3);
    }

    [Test]
    public async Task A_status_comes_through_with_its_sentence()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => Service.GetUserStats(new UserRequest { UserId = 999_999 }).AsTask());

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((StatusCode.NotFound, "There is no user with user_id 999999.")));
    }

    [Test]
    public async Task An_export_comes_through_whole()
    {
        List<int> userIds = [];
        await foreach (var chunk in Service.ExportUserStats(new ExportUserStatsRequest { MaxChunkBytes = 4096 }))
            userIds.AddRange(chunk.UserIds);

        Assert.That(userIds, Is.EqualTo(Enumerable.Range(1, Users)));
    }

    [Test]
    public async Task Recorded_points_come_through_and_each_event_counts_once()
    {
        var requests = Enumerable.Range(0, 100)
            .Select(i => new RecordPointsRequest { Events = [new PointsEvent { EventId = $"r{i}", UserId = 7, Points = 1 }] }).ToList();

        var first = await Service.RecordPoints(requests.ToAsyncEnumerable());
        var again = await Service.RecordPoints(requests.ToAsyncEnumerable());

        Assert.That((first.Recorded, again.Recorded, again.Duplicates), Is.EqualTo((100L, 0L, 100L)));
        Assert.That((await Service.GetUserStats(new UserRequest { UserId = 7 })).TotalPoints, Is.EqualTo(DemoData.User(7).TotalPoints + 100));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_watch_through_the_balancer_sees_what_any_replica_records(CancellationToken patience)
    {
        await using var watch = Service.WatchUserStats(WatchAsync(42, patience), patience).GetAsyncEnumerator(patience);
        await watch.MoveNextAsync();
        var total = watch.Current.Stats!.TotalPoints;

        foreach (var replica in _replicas)
        {
            using var direct = CodeFirstClient.Create<IUserService>(replica.Address);
            var recorded = new RecordPointsRequest { Events = [new PointsEvent { EventId = $"w{replica.Address}", UserId = 42, Points = 1 }] };
            await direct.Service.RecordPoints(new[] { recorded }.ToAsyncEnumerable(), patience);

            Assert.That(await watch.MoveNextAsync(), Is.True);
            Assert.That(watch.Current.Stats!.TotalPoints, Is.EqualTo(++total));
        }
    }

    [Test]
    public async Task A_replica_that_was_killed_is_passed_over()
    {
        await _replicas[0].KillAsync();

        try
        {
            for (var call = 0; call < 30; call++)
                Assert.That((await Service.GetUserStats(new UserRequest { UserId = 42 })).Username, Is.EqualTo("Cloud_Architect"));
        }
        finally
        {
            _replicas[0] = await UsersProcess.StartReplicaAsync($"{_connectionString};Application Name=replica-1", _replicas[0].Address.Port);
        }
    }

    /// <summary>The replicas that have answered a single call.</summary>
    private Task<List<string>> ReplicasReachedAsync() => Sql.RowsAsync(
        _connectionString,
        "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT username%'",
        row => row.GetString(0));

    /// <summary>Adds a user, and leaves the caller's side open.</summary>
    private static async IAsyncEnumerable<WatchUserStatsRequest> WatchAsync(
        int userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new WatchUserStatsRequest { AddUserIds = [userId] };
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
