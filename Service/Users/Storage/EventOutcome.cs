namespace CodeFirst.Service.Users.Storage;

/// <summary>What became of one event.</summary>
internal enum EventOutcome
{
    /// <summary>Counted now, for the first time.</summary>
    Recorded,

    /// <summary>Counted before, with the same user and points.</summary>
    Duplicate,

    /// <summary>Counted before, but for another user or with other points.</summary>
    EventIdReused,

    /// <summary>There is no such user.</summary>
    UnknownUser,

    /// <summary>The user's total would leave the range of a 32-bit number.</summary>
    TotalOutOfRange,
}
