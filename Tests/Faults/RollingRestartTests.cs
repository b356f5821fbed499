using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary>
/// Three replicas behind nginx, all four calls at once, and each replica stopped and replaced in turn, again and again. Only the caller
/// makes a call again. Figures are in docs/storage.md.
/// </summary>
[TestFixture]
[Category("Full")]
internal sealed class RollingRestartTests
{
    private const int Rounds = 10;
    private const int Users = 500;
    private const int MaxAttempts = 10;

    private readonly UsersProcess[] _replicas = new UsersProcess[3];
    private readonly SentEvents _events = new(Users);
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentBag<double> _milliseconds = [];
    private PostgresServer _server = default!;
    private string _connectionString = default!;
    private Balancer _balancer = default!;
    private volatile bool _isEnough;

    [SetUp]
    public async Task Start()
    {
        Toolchain.RequireNginx();
        _server = await PostgresServer.StartAsync();
        _connectionString = await _server.CreateDatabaseAsync();
        for (var i = 0; i < _replicas.Length; i++)
            _replicas[i] = await StartReplicaAsync(0);
        _balancer = await Balancer.StartAsync("nginx", [.. _replicas.Select(replica => replica.Address)]);
    }

    [TearDown]
    public async Task Stop()
    {
        if (_balancer is not null)
            await _balancer.DisposeAsync();
        foreach (var replica in _replicas.Where(replica => replica is not null))
            await replica.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test]
    public async Task Replacing_every_replica_under_load_fails_no_call_and_neither_loses_nor_doubles_an_event()
    {
        using var client = CodeFirstClient.Create<IUserService>(_balancer.Address);
        using var watching = new CancellationTokenSource();
        ConcurrentDictionary<int, int> seen = [];
        List<Task> load =
        [
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => GetAsync(client.Service))),
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() => RecordAsync(client.Service))),
            Task.Run(() => ExportAsync(client.Service)),
        ];
        var watch = Task.Run(() => WatchAsync(client.Service, seen, watching.Token));

        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < _replicas.Length; i++)
                await ReplaceAsync(i);

        _isEnough = true;
        await Task.WhenAll(load);
        var totals = _events.Totals();
        using (var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1)))
            while (totals.Any(total => seen.GetValueOrDefault(total.Key) != total.Value))
                await Task.Delay(10, patience.Token);
        await watching.CancelAsync();
        await watch;

        Assert.That(await Sql.ScalarAsync(_connectionString, "SELECT count(*) FROM points_events"), Is.EqualTo((long)_events.Count));
        Assert.That(await SentEvents.TotalsInAsync(_connectionString), Is.EqualTo(totals));
        Assert.That(_counts.Keys, Has.None.StartsWith("failed"), string.Join('\n', _counts));
        Assert.That(_counts.GetValueOrDefault("watch ended Unavailable"), Is.Positive, "no replica was stopped under the watch");
        var ordered = _milliseconds.Order().ToList();
        TestContext.Out.WriteLine(
            $"{Rounds * _replicas.Length} replicas replaced, {_events.Count} events. "
            + string.Join("; ", _counts.OrderBy(count => count.Key).Select(count => $"{count.Key}: {count.Value}"))
            + $". GetUserStats, attempts and waits included: p50 {ordered[ordered.Count / 2]:F1} ms, p99 {ordered[ordered.Count * 99 / 100]:F1} ms, "
            + $"max {ordered[^1]:F0} ms.");
    }

    private async Task ReplaceAsync(int index)
    {
        var old = _replicas[index];
        var ended = await old.TerminateAsync();
        Assert.That((ended.ExitCode, ended.Error), Is.EqualTo((0, "")));
        _replicas[index] = await StartReplicaAsync(old.Address.Port);
        await old.DisposeAsync();
    }

    private Task<UsersProcess> StartReplicaAsync(int port) =>
        UsersProcess.StartReplicaAsync(_connectionString, port, $"--Storage:DemoUsers={Users}");

    private async Task GetAsync(IUserService users)
    {
        for (var i = 0; !_isEnough; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await AttemptAsync("get", async () => await users.GetUserStats(new UserRequest { UserId = 1 + (i % Users) }));
            _milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private async Task RecordAsync(IUserService users)
    {
        while (!_isEnough)
        {
            var events = _events.Next(100);
            await AttemptAsync("record", async () => await users.RecordPoints(
                events.Chunk(10).Select(chunk => new RecordPointsRequest { Events = [.. chunk] }).ToAsyncEnumerable()));
        }
    }

    private async Task ExportAsync(IUserService users)
    {
        while (!_isEnough)
        {
            var last = 0;
            if (!await AttemptAsync("export", async () =>
            {
                await foreach (var chunk in users.ExportUserStats(new ExportUserStatsRequest { AfterUserId = last, MaxChunkBytes = 1024 }))
                    foreach (var userId in chunk.UserIds)
                        Assert.That(userId, Is.EqualTo(++last));
            }))
                return;
            Assert.That(last, Is.EqualTo(Users));
        }
    }

    /// <summary>Makes a call until it succeeds, a while later each time; only what may be made again safely is made again.</summary>
    private async Task<bool> AttemptAsync(string name, Func<Task> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                Count($"{name} succeeded");
                return true;
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.Unavailable && attempt < MaxAttempts)
            {
                Count($"{name} made again");
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt));
            }
            catch (RpcException failure)
            {
                Count($"failed {name} {failure.StatusCode} {failure.Status.Detail}");
                return false;
            }
        }
    }

    private async Task WatchAsync(IUserService users, ConcurrentDictionary<int, int> seen, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var news in users.WatchUserStats(AllUsersAsync(cancellationToken), cancellationToken))
                    seen[news.UserId] = news.Stats!.TotalPoints;
            }
            catch (RpcException ended) when (!cancellationToken.IsCancellationRequested)
            {
                Count(ended.StatusCode == StatusCode.Unavailable ? "watch ended Unavailable" : $"failed watch {ended.StatusCode} {ended.Status.Detail}");
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    private static async IAsyncEnumerable<WatchUserStatsRequest> AllUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new WatchUserStatsRequest { AddUserIds = [.. Enumerable.Range(1, Users)] };
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);
}
