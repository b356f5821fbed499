using System.ComponentModel;
using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>Some events to record. A message with many events costs less than many messages with one.</summary>
[ProtoContract]
public sealed record RecordPointsRequest
{
    /// <summary>The events, recorded in this order.</summary>
    [ProtoMember(1)]
    public List<PointsEvent> Events { get; init; } = [];
}

/// <summary>One change of one user's points.</summary>
[ProtoContract]
public sealed record PointsEvent
{
    /// <summary>
    /// The event's id, chosen by the caller, unique among all events ever, 1 to 128 bytes of UTF-8. An event sent again
    /// carries the id it had, and the same user and points.
    /// </summary>
    /// <example>order-1001</example>
    [ProtoMember(1), DefaultValue("")]
    public string EventId { get; init; } = "";

    /// <summary>The user's id; greater than zero.</summary>
    /// <example>42</example>
    [ProtoMember(2)]
    public int UserId { get; init; }

    /// <summary>The points to add; a negative number takes points away. Not zero.</summary>
    /// <example>10</example>
    [ProtoMember(3)]
    public int Points { get; init; }
}

/// <summary>What became of the events of one stream. The three counts add up to the events sent.</summary>
[ProtoContract]
public sealed record RecordPointsResponse
{
    /// <summary>Events counted now, for the first time.</summary>
    [ProtoMember(1)]
    public long Recorded { get; init; }

    /// <summary>Events that had been counted before, and were not counted again.</summary>
    [ProtoMember(2)]
    public long Duplicates { get; init; }

    /// <summary>Events that were not counted because something is wrong with them.</summary>
    [ProtoMember(3)]
    public long Rejected { get; init; }

    /// <summary>The first rejected events with their reasons, 100 at most.</summary>
    [ProtoMember(4)]
    public List<RejectedEvent> Rejections { get; init; } = [];
}

/// <summary>An event that was not counted.</summary>
[ProtoContract]
public sealed record RejectedEvent
{
    /// <summary>The event's position among all events of the stream, from 0.</summary>
    [ProtoMember(1)]
    public long Position { get; init; }

    /// <summary>The event's id as it was sent; cut to 128 bytes when it was longer.</summary>
    [ProtoMember(2), DefaultValue("")]
    public string EventId { get; init; } = "";

    /// <summary>Why it was not counted, for a program.</summary>
    [ProtoMember(3)]
    public RejectionReason Reason { get; init; }

    /// <summary>Why it was not counted, for a person: one sentence that names the value and the remedy.</summary>
    [ProtoMember(4), DefaultValue("")]
    public string Message { get; init; } = "";
}

/// <summary>Why an event was not counted.</summary>
public enum RejectionReason
{
    /// <summary>Never sent.</summary>
    Unspecified = 0,

    /// <summary>The event id is empty or longer than 128 bytes of UTF-8.</summary>
    InvalidEventId = 1,

    /// <summary>The user id is not greater than zero.</summary>
    InvalidUserId = 2,

    /// <summary>The points are zero.</summary>
    InvalidPoints = 3,

    /// <summary>There is no user with that id.</summary>
    UnknownUser = 4,

    /// <summary>The user's sum of points would leave the range of a 32-bit number.</summary>
    TotalOutOfRange = 5,

    /// <summary>The event id was counted before, but for another user or with other points.</summary>
    EventIdReused = 6,
}
