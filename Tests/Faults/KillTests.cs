using System.Collections.Concurrent;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary><c>kill -9</c> in the middle of recording, again and again, on one database.</summary>
[TestFixture]
internal sealed class KillTests
{
    private const int Rounds = 20;
    private const int Callers = 4;
    private const int Users = 50;

    private readonly ConcurrentDictionary<string, PointsEvent> _acknowledged = new();
    private readonly ConcurrentDictionary<string, PointsEvent> _unacknowledged = new();
    private int _nextEvent;

    [Test]
    public async Task An_acknowledged_event_is_never_lost_and_no_event_is_ever_counted_twice()
    {
        using var folder = new TemporaryFolder();
        var database = folder.PathTo("users.db");
        var random = new Random(42);

        for (var round = 1; round <= Rounds; round++)
        {
            await using (var service = await UsersProcess.StartAsync(database, $"--Storage:DemoUsers={Users}"))
                await RecordUntilKilledAsync(service, acknowledgements: random.Next(1, 40));
            var stored = EventsIn(database);
            Assert.That(_acknowledged.Keys, Is.SubsetOf(stored.Keys), $"round {round}: an acknowledged event was lost");
            Assert.That(stored.Keys, Is.SubsetOf(_acknowledged.Keys.Concat(_unacknowledged.Keys)), $"round {round}");
            Assert.That(TotalsIn(database), Is.EqualTo(TotalsOf(stored.Values)), $"round {round}: a batch was applied in part");
        }

        Assert.That(_unacknowledged, Is.Not.Empty, "no kill fell into a call: the test did not test anything");
        await using var survivor = await UsersProcess.StartAsync(database);
        using var client = CodeFirstClient.Create<IUserService>(survivor.Address);

        await RecordAsync(client.Service, [.. _unacknowledged.Values]);
        PointsEvent[] everything = [.. _acknowledged.Values, .. _unacknowledged.Values];
        Assert.That(TotalsIn(database), Is.EqualTo(TotalsOf(everything)), "once all is acknowledged the sums are exactly its sums");

        var again = await RecordAsync(client.Service, everything);
        Assert.That((again.Recorded, again.Duplicates, again.Rejected), Is.EqualTo((0L, (long)everything.Length, 0L)));
        Assert.That(TotalsIn(database), Is.EqualTo(TotalsOf(everything)), "sending everything again changes nothing");
        TestContext.Out.WriteLine(
            $"{Rounds} kills: {_acknowledged.Count} events acknowledged, {_unacknowledged.Count} were under way and sent again.");
    }

    private async Task RecordUntilKilledAsync(UsersProcess service, int acknowledgements)
    {
        using var client = CodeFirstClient.Create<IUserService>(service.Address);
        var left = acknowledgements;
        var enough = new TaskCompletionSource();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (await TryRecordAsync(client.Service))
                if (Interlocked.Decrement(ref left) == 0)
                    enough.SetResult();
        })).ToList();
        await enough.Task;
        await service.KillAsync();
        await Task.WhenAll(callers);
    }

    private async Task<bool> TryRecordAsync(IUserService users)
    {
        var events = Enumerable.Range(0, 200).Select(_ => Interlocked.Increment(ref _nextEvent))
            .Select(n => new PointsEvent { EventId = $"event-{n}", UserId = 1 + n % Users, Points = 1 + n % 7 }).ToList();
        try
        {
            await RecordAsync(users, events);
        }
        catch (RpcException)
        {
            foreach (var recorded in events)
                _unacknowledged.TryAdd(recorded.EventId, recorded);
            return false;
        }

        foreach (var recorded in events)
            _acknowledged.TryAdd(recorded.EventId, recorded);
        return true;
    }

    private static async Task<RecordPointsResponse> RecordAsync(IUserService users, IEnumerable<PointsEvent> events) =>
        await users.RecordPoints(events.Chunk(10).Select(chunk => new RecordPointsRequest { Events = [.. chunk] }).ToAsyncEnumerable());

    private static Dictionary<int, int> TotalsOf(IEnumerable<PointsEvent> events)
    {
        var totals = Enumerable.Range(1, Users).ToDictionary(userId => userId, userId => DemoData.User(userId).TotalPoints);
        foreach (var recorded in events)
            totals[recorded.UserId] += recorded.Points;
        return totals;
    }

    private static Dictionary<int, int> TotalsIn(string database) =>
        Rows(database, "SELECT user_id, total_points FROM users", row => (row.GetInt32(0), row.GetInt32(1)))
            .ToDictionary(row => row.Item1, row => row.Item2);

    private static Dictionary<string, PointsEvent> EventsIn(string database) =>
        Rows(
            database,
            "SELECT event_id, user_id, points FROM points_events",
            row => new PointsEvent { EventId = row.GetString(0), UserId = row.GetInt32(1), Points = row.GetInt32(2) })
            .ToDictionary(recorded => recorded.EventId);

    private static List<T> Rows<T>(string database, string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        List<T> result = [];
        while (rows.Read())
            result.Add(read(rows));
        return result;
    }
}
