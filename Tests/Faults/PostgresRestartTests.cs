using System.Diagnostics;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary>
/// Every event is sent to two replicas at the same moment, until both have acknowledged it, while their PostgreSQL server crashes, or
/// they themselves are killed. Figures are in docs/storage.md.
/// </summary>
[TestFixture]
[Category("Full")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PostgresRestartTests
{
    private const int Rounds = 10;
    private const int Callers = 4;
    private const int Users = 50;
    private const int AcknowledgedBetween = 40;

    private readonly UsersProcess[] _replicas = new UsersProcess[2];
    private readonly SentEvents _events = new(Users);
    private readonly List<TimeSpan> _recoveries = [];
    private PostgresServer _server = default!;
    private string _connectionString = default!;
    private TaskCompletionSource<long> _acknowledged = new();
    private int _untilCompleted;
    private volatile bool _isEnough;
    private long _recorded;
    private long _calls;
    private long _failedCalls;
    private long _interruptedCalls;
    private volatile int _faults;

    [SetUp]
    public async Task Start()
    {
        _server = await PostgresServer.StartAsync();
        _connectionString = await _server.CreateDatabaseAsync();
        for (var i = 0; i < 2; i++)
            _replicas[i] = await UsersProcess.StartReplicaAsync(_connectionString, 0, $"--Storage:DemoUsers={Users}");
    }

    [TearDown]
    public async Task Stop()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task A_server_that_crashes_under_load_loses_nothing_doubles_nothing_and_the_replicas_recover() =>
        await RunAsync("PostgreSQL crashes", async _ =>
        {
            await _server.StopAsync("immediate");
            _faults++;
            var started = Stopwatch.GetTimestamp();
            await _server.StartAgainAsync();
            return started;
        });

    [Test]
    public async Task Replicas_that_are_killed_under_load_lose_nothing_and_double_nothing() =>
        await RunAsync("kills of a replica", async round =>
        {
            var killed = _replicas[round % 2];
            await killed.KillAsync();
            _faults++;
            var started = Stopwatch.GetTimestamp();
            _replicas[round % 2] = await UsersProcess.StartReplicaAsync(_connectionString, killed.Address.Port);
            await killed.DisposeAsync();
            return started;
        });

    private async Task RunAsync(string fault, Func<int, Task<long>> breakAsync)
    {
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(RecordUntilEnoughAsync)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            await AcknowledgementsAsync(AcknowledgedBetween);
            var down = await breakAsync(round);
            // the first batch that both replicas acknowledge from here on
            _recoveries.Add(Stopwatch.GetElapsedTime(down, await AcknowledgementsAsync(1)));
        }

        await AcknowledgementsAsync(AcknowledgedBetween);
        _isEnough = true;
        await Task.WhenAll(callers);

        Assert.That(await Sql.ScalarAsync(_connectionString, "SELECT count(*) FROM points_events"), Is.EqualTo((long)_events.Count));
        Assert.That(await SentEvents.TotalsInAsync(_connectionString), Is.EqualTo(_events.Totals()));
        Assert.That(_recorded, Is.LessThanOrEqualTo(_events.Count), "an event was answered as recorded twice");
        Assert.That(_interruptedCalls, Is.Positive, "no fault fell into a call: the test did not test anything");
        var recoveries = _recoveries.Order().ToList();
        TestContext.Out.WriteLine(
            $"{Rounds} {fault}: {_events.Count} events, each sent to two replicas; {_calls} calls, {_interruptedCalls} of them under way at a "
            + $"fault, {_failedCalls} UNAVAILABLE and made again; {_recorded} events answered as recorded. From the fault to the next batch acknowledged by both: "
            + $"{recoveries[0].TotalMilliseconds:F0} to {recoveries[^1].TotalMilliseconds:F0} ms, "
            + $"median {recoveries[Rounds / 2].TotalMilliseconds:F0} ms.");
    }

    /// <returns>When the last of so many batches, from now on, was acknowledged by both replicas.</returns>
    private async Task<long> AcknowledgementsAsync(int batches)
    {
        var acknowledged = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _acknowledged, acknowledged);
        Volatile.Write(ref _untilCompleted, batches);
        return await acknowledged.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private async Task RecordUntilEnoughAsync()
    {
        using var one = CodeFirstClient.Create<IUserService>(_replicas[0].Address);
        using var other = CodeFirstClient.Create<IUserService>(_replicas[1].Address);
        while (!_isEnough)
        {
            var events = _events.Next(200);
            await Task.WhenAll(RecordAsync(one.Service, events), RecordAsync(other.Service, events));
            if (Interlocked.Decrement(ref _untilCompleted) == 0)
                Volatile.Read(ref _acknowledged).TrySetResult(Stopwatch.GetTimestamp());
        }
    }

    private async Task RecordAsync(IUserService users, List<PointsEvent> events)
    {
        while (true)
        {
            Interlocked.Increment(ref _calls);
            var before = _faults;
            try
            {
                var reply = await users.RecordPoints(
                    events.Chunk(20).Select(chunk => new RecordPointsRequest { Events = [.. chunk] }).ToAsyncEnumerable());
                Assert.That(reply.Recorded + reply.Duplicates, Is.EqualTo(events.Count), reply.ToString());
                Interlocked.Add(ref _recorded, reply.Recorded);
                return;
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.Unavailable)
            {
                Interlocked.Increment(ref _failedCalls);
                // as a caller would: not at once
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
            finally
            {
                if (_faults != before)
                    Interlocked.Increment(ref _interruptedCalls);
            }
        }
    }
}
