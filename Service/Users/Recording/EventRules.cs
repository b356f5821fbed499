using System.Text;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Service.Users.Recording;

/// <summary>Which events are not counted, and the words for it.</summary>
internal static class EventRules
{
    private const int MaxEventIdBytes = 128;

    /// <summary>What can be judged without the store.</summary>
    /// <returns>The rejection, or <see langword="null"/> for a well-formed event.</returns>
    public static RejectedEvent? Check(PointsEvent recorded, long position)
    {
        if (recorded.EventId.Length == 0)
            return Reject(recorded, position, RejectionReason.InvalidEventId, "event_id is empty; give each event an id of its own.");
        var idBytes = Encoding.UTF8.GetByteCount(recorded.EventId);
        if (idBytes > MaxEventIdBytes)
            return Reject(
                recorded with { EventId = Cut(recorded.EventId) },
                position,
                RejectionReason.InvalidEventId,
                $"event_id has {idBytes} bytes of UTF-8; give it {MaxEventIdBytes} at most.");
        if (recorded.UserId <= 0)
            return Reject(
                recorded, position, RejectionReason.InvalidUserId, $"user_id is {recorded.UserId}; a user's id is greater than zero.");
        if (recorded.Points == 0)
            return Reject(recorded, position, RejectionReason.InvalidPoints, "points is 0; give the points to add or to take away.");
        return null;
    }

    /// <summary>What the store found.</summary>
    /// <returns>The rejection, or <see langword="null"/> for an event that was counted, now or before.</returns>
    public static RejectedEvent? Judge(PointsEvent recorded, long position, EventOutcome outcome) => outcome switch
    {
        EventOutcome.Recorded or EventOutcome.Duplicate => null,
        EventOutcome.UnknownUser => Reject(
            recorded, position, RejectionReason.UnknownUser, $"there is no user with user_id {recorded.UserId}."),
        EventOutcome.TotalOutOfRange => Reject(
            recorded,
            position,
            RejectionReason.TotalOutOfRange,
            $"{recorded.Points} points more would take the total of user_id {recorded.UserId} out of the range of a 32-bit number."),
        EventOutcome.EventIdReused => Reject(
            recorded,
            position,
            RejectionReason.EventIdReused,
            $"event_id '{recorded.EventId}' was counted before, for another user or with other points; give a new event a new id."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    private static RejectedEvent Reject(PointsEvent recorded, long position, RejectionReason reason, string message) =>
        new() { Position = position, EventId = recorded.EventId, Reason = reason, Message = message };

    private static string Cut(string eventId)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in eventId.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > MaxEventIdBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return eventId[..length];
    }
}
