using System.Text;
using CodeFirst.Contracts;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>The users and events that one transaction has locked and read, and what it makes of the events of its call, in their order.</summary>
internal sealed class EventLedger
{
    private readonly Dictionary<int, int> _totals = [];
    private readonly Dictionary<string, Entry> _events = [];

    /// <summary>The events to insert.</summary>
    public List<PointsEvent> Counted { get; } = [];

    /// <summary>The totals to set, by user id.</summary>
    public Dictionary<int, int> ChangedTotals { get; } = [];

    public static byte[] KeyOf(string eventId) => Encoding.UTF8.GetBytes(eventId);

    public void AddUser(int userId, int total) => _totals.Add(userId, total);

    /// <param name="key">The event's id.</param>
    /// <param name="userId">The user it was counted for.</param>
    /// <param name="points">The points it was counted with.</param>
    /// <param name="ofThisCall">Whether this very call counted it, in a transaction whose commit it never heard of.</param>
    public void AddEvent(byte[] key, int userId, int points, bool ofThisCall) =>
        _events.Add(Encoding.UTF8.GetString(key), new Entry(userId, points, Unanswered: ofThisCall));

    public EventOutcome Judge(PointsEvent recorded)
    {
        if (!_totals.TryGetValue(recorded.UserId, out var total))
            return EventOutcome.UnknownUser;
        if (_events.TryGetValue(recorded.EventId, out var known))
            return JudgeKnown(recorded, known);
        if ((long)total + recorded.Points is < int.MinValue or > int.MaxValue)
            return EventOutcome.TotalOutOfRange;

        _totals[recorded.UserId] = ChangedTotals[recorded.UserId] = total + recorded.Points;
        _events.Add(recorded.EventId, new Entry(recorded.UserId, recorded.Points, Unanswered: false));
        Counted.Add(recorded);
        return EventOutcome.Recorded;
    }

    private EventOutcome JudgeKnown(PointsEvent recorded, Entry known)
    {
        if (known != new Entry(recorded.UserId, recorded.Points, known.Unanswered))
            return EventOutcome.EventIdReused;
        _events[recorded.EventId] = known with { Unanswered = false };
        return known.Unanswered ? EventOutcome.Recorded : EventOutcome.Duplicate;
    }

    private readonly record struct Entry(int UserId, int Points, bool Unanswered);
}
