using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Faults;

/// <summary>The events of an experiment, each with an id of its own, and what a PostgreSQL database must hold when all are acknowledged.</summary>
internal sealed class SentEvents(int users)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public List<PointsEvent> Next(int count)
    {
        var last = Interlocked.Add(ref _count, count);
        return [.. Enumerable.Range(last - count, count).Select(EventOf)];
    }

    public Dictionary<int, int> Totals()
    {
        var totals = Enumerable.Range(1, users).ToDictionary(userId => userId, userId => DemoData.User(userId).TotalPoints);
        foreach (var sent in Enumerable.Range(0, Count).Select(EventOf))
            totals[sent.UserId] += sent.Points;
        return totals;
    }

    public static async Task<Dictionary<int, int>> TotalsInAsync(string connectionString) =>
        (await Sql.RowsAsync(connectionString, "SELECT user_id, total_points FROM users", row => (row.GetInt32(0), row.GetInt32(1))))
            .ToDictionary(row => row.Item1, row => row.Item2);

    private PointsEvent EventOf(int number) => new() { EventId = $"event-{number}", UserId = 1 + (number % users), Points = 1 + (number % 7) };
}
